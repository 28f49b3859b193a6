import { openCashier, payButton } from './support/shopping'
import { expect, test, type Page } from './support/test'

interface Look {
  name: string
  width: number
  colorScheme: 'light' | 'dark'
  fontPercent: number
}

const looks: readonly Look[] = [
  { name: '375', width: 375, colorScheme: 'light', fontPercent: 100 },
  { name: '375-dark', width: 375, colorScheme: 'dark', fontPercent: 100 },
  { name: '320', width: 320, colorScheme: 'light', fontPercent: 100 },
  { name: '320-font-200', width: 320, colorScheme: 'light', fontPercent: 200 },
  { name: '375-font-200-dark', width: 375, colorScheme: 'dark', fontPercent: 200 },
]

test('every page fits the phone: narrow, dark, and with text twice as large', async ({ phone, mall }) => {
  test.setTimeout(120_000)
  const { page } = phone
  const orderNo = await openCashier(page, mall)
  for (const title of ['新人立减券', '全场满减券']) {
    await page.goto(mall.origin)
    await page.getByRole('button', { name: `领取 ${title}` }).click()
    await expect(page).toHaveURL(/claimed=1/)
  }
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await page.getByRole('button', { name: '加入购物车' }).click()
  await page.goto(`${mall.origin}/cart`)
  await page.getByRole('button', { name: /去结算/ }).click()
  await expect(page).toHaveURL(/\/checkout/)

  const paths = [
    '/',
    '/products/sandalwood-comb',
    '/cart',
    '/checkout',
    `/pay/${orderNo}`,
    '/orders',
    `/orders/${orderNo}`,
    '/me',
    '/me/coupons',
  ]
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: 667 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    for (const path of paths) {
      await page.goto(`${mall.origin}${path}`)
      await enlargeText(page, look.fontPercent)
      await page.screenshot({
        path: test.info().outputPath(`${look.name}${fileNameOf(path)}.png`),
        fullPage: true,
      })
      expect.soft(await overflowOf(page), `${path} at ${look.name}`).toEqual([])
    }
  }
  await expect(payButton(page)).toHaveCount(0)
})

function fileNameOf(path: string): string {
  return path.replace(/\d{20}/, 'order').replaceAll('/', '-')
}

/** As the phone's font setting does: WeChat scales text, whatever unit it was given in. */
async function enlargeText(page: Page, percent: number): Promise<void> {
  await page.evaluate((percent) => {
    document.documentElement.style.setProperty('-webkit-text-size-adjust', `${percent}%`)
  }, percent)
}

/** What sticks out of the page to the right, or hides text of its own. */
async function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const style = getComputedStyle(element)
      const isHidden = style.position === 'absolute' && element.clientWidth <= 1
      if (isHidden || element.closest('[data-scrolls-sideways]')) return false
      const sticksOut = element.getBoundingClientRect().right > innerWidth + 1
      // A card may shorten a title with "…": the product's own page shows it whole.
      const isShortened = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis'
      const cuts =
        !isShortened && style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2
      return sticksOut || cuts
    })
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []
    return [...wide, ...found.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))]
  })
}
