import type { SimulatedShop } from '../support/simulated-shop'
import { addToCart, main } from './support/shopping'
import { expect, test } from './support/test'

const comb = '/products/sandalwood-comb'

const iphoneUserAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 ' +
  'MicroMessenger/8.0.54(0x18003632) NetType/WIFI Language/zh_CN'

/** What a page offered WeChat to show, by kind of card. */
function cardsOf({ simulator }: SimulatedShop, url: string) {
  const offers = simulator.control.books().shares.filter((offer) => offer.url === url)
  return Object.fromEntries(offers.map((offer) => [offer.kind, offer]))
}

const refusals = ({ simulator }: SimulatedShop) =>
  simulator.control.books().log.filter(({ en }) => en.includes('invalid signature')).length

test('WeChat accepts the signature of home and product, and is given their cards', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  for (const [path, title, text] of [
    ['/', /^拾物小铺/, /微信内下单/],
    [comb, /梳/, /./],
  ] as const) {
    // As WeChat opens a page that a friend sent: what it adds is signed too, and does not travel on.
    const url = `${mall.origin}${path}?from=singlemessage&isappinstalled=0`
    await page.goto(url)
    await expect.poll(() => Object.keys(cardsOf(mall, url)).sort()).toEqual(['app_message', 'timeline'])
    const { app_message: toFriend, timeline } = cardsOf(mall, url)
    expect(toFriend).toMatchObject({ title: expect.stringMatching(title), desc: expect.stringMatching(text) })
    for (const card of [toFriend, timeline]) {
      expect(card).toMatchObject({ title: toFriend?.title, link: `${mall.origin}${path}` })
      const picture = await page.request.get(card?.imgUrl ?? '')
      expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
    }
  }
})

test('a page that said something once shares its card all the same, also on an iPhone', async ({
  browser,
  phone,
  mall,
}) => {
  const url = `${mall.origin}${comb}?added=1`
  const clean = `${mall.origin}${comb}`
  await phone.page.goto(url)
  await expect(phone.page).toHaveURL(clean)
  await expect.poll(() => Object.keys(cardsOf(mall, clean)).sort()).toEqual(['app_message', 'timeline'])

  const context = await browser.newContext({ userAgent: iphoneUserAgent })
  const page = await context.newPage()
  await page.goto(url)
  await expect(page).toHaveURL(clean)
  await expect.poll(() => Object.keys(cardsOf(mall, url)).sort()).toEqual(['app_message', 'timeline'])
  await context.close()
})

test('a signature that WeChat does not accept leaves the page as it is', async ({ phone, mall }) => {
  const { page } = phone
  const before = refusals(mall)
  mall.simulator.control.fail('getticket', { as: 'alter', fields: { ticket: 'not-the-ticket' } })
  await mall.database.pool.query('DELETE FROM wechat_tokens')
  const url = `${mall.origin}${comb}?from=timeline`
  await page.goto(url)
  await expect.poll(() => refusals(mall)).toBe(before + 1)
  await addToCart(page)
  await page.goto(`${mall.origin}/cart`)
  await expect(main(page)).toContainText('梳')
  expect(cardsOf(mall, url)).toEqual({})
  await mall.database.pool.query('DELETE FROM wechat_tokens')
})
