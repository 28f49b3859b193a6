import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { renderTable, type Line } from '../table'
import { openBrowser } from './browser'
import { serveEmptyPage } from './empty-page'
import { judge, type Judgement } from './judge'
import { serveShopPages, type PageToMeasure, type ShopPages } from './shop-pages'
import { weigh, withoutPictures, type Weight } from './weigh'

const usage = `npm run bench:pages -- [what]
  --rounds 3           of Lighthouse, for each page; the median counts
  --weight             weighs only, without Lighthouse`

interface Measured {
  empty: { weight: Weight; judgement: Judgement | null }
  pages: ReadonlyMap<PageToMeasure['name'], { weight: Weight; judgement: Judgement | null }>
}

/** Weighs the shop's pages beside the least that Next can make, and prints the table of the README. */
export async function benchPages(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '3' },
      weight: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const measured = await measure(values.weight ? 0 : Number(values.rounds))
  console.log(renderTable([...linesOfWeight(measured), ...linesOfLighthouse(measured)]))
  console.log(`\n${partsOf(measured).join('\n')}`)
  const load = loadavg().map((value) => value.toFixed(1))
  console.log(
    `\n${cpus().length} cores, node ${process.version}, load of the machine at the end ${load.join(' ')}`,
  )
}

async function measure(rounds: number): Promise<Measured> {
  const empty = await serveEmptyPage()
  const shop = await serveShopPages()
  const { browser, port } = await openBrowser()
  const look = async (url: string, headers: ShopPages['headers']) => ({
    weight: await weigh(browser, url, headers),
    judgement: rounds > 0 ? await judge({ url, port, headers, rounds }) : null,
  })
  try {
    const pages: Array<[PageToMeasure['name'], Awaited<ReturnType<typeof look>>]> = []
    for (const { name, url } of shop.pages) pages.push([name, await look(url, shop.headers)])
    return { empty: await look(empty.origin, {}), pages: new Map(pages) }
  } finally {
    await browser.close()
    await shop.stop()
    await empty.stop()
  }
}

function linesOfWeight({ empty, pages }: Measured): Line[] {
  const script = (name: PageToMeasure['name'], budgetKb: number): Line => {
    const bytes = pages.get(name)?.weight.scriptBytes ?? Infinity
    const more = bytes - empty.weight.scriptBytes
    return {
      path: `${name}, first-load JavaScript`,
      shop: kb(bytes),
      baseline: kb(empty.weight.scriptBytes),
      result: `${more < 0 ? '−' : '+'}${kb(Math.abs(more))}`,
      target: `≤ +${budgetKb} kB`,
      isMet: more <= budgetKb * 1000,
    }
  }
  const product = pages.get('product')
  const total = product ? withoutPictures(product.weight) : Infinity
  return [
    script('product', 8),
    script('cashier', 14),
    {
      path: 'product, everything but pictures',
      shop: kb(total),
      baseline: kb(withoutPictures(empty.weight)),
      result: kb(total),
      target: '≤ 185 kB',
      isMet: total <= 185_000,
    },
  ]
}

function linesOfLighthouse({ empty, pages }: Measured): Line[] {
  return [...pages].flatMap(([name, { judgement }]) => {
    if (!judgement || !empty.judgement) return []
    const line = (what: 'performance' | 'accessibility', least: number): Line => ({
      path: `${name}, Lighthouse ${what}`,
      shop: String(judgement[what]),
      baseline: String(empty.judgement?.[what]),
      result: String(judgement[what]),
      target: least === 100 ? '100' : `≥ ${least}`,
      isMet: judgement[what] >= least,
    })
    return [line('performance', 95), line('accessibility', 100)]
  })
}

/** What each page is made of, and what Lighthouse would have better. */
function partsOf({ empty, pages }: Measured): string[] {
  return [['empty', empty] as const, ...pages].map(([name, { weight, judgement }]) => {
    const { htmlBytes, cssBytes, scriptBytes, pictureBytes, otherBytes } = weight
    const parts = `${kb(htmlBytes)} HTML, ${kb(cssBytes)} CSS, ${kb(scriptBytes)} JavaScript, ${kb(otherBytes)} other, ${kb(pictureBytes)} pictures`
    return `${name}: ${parts}${judgement?.remarks.length ? `; ${judgement.remarks.join(', ')}` : ''}`
  })
}

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
