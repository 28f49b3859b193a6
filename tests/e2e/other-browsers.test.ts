import type { Browser as Chromium } from '@playwright/test'
import type { SimulatedShop } from '../support/simulated-shop'
import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

const desktop =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'

/** What each browser is, and the sentence that its cashier shows; devtools is let in, as WeChat on a phone is. */
const browsers = [
  ['a desktop browser', 'other', desktop, '当前浏览器无法完成'],
  ['WeCom', 'other', `${iphone} wxwork/4.1.10 MicroMessenger/7.0.1 Language/zh`, '当前浏览器无法完成'],
  [
    'WeChat on a computer',
    'wechat_pc',
    `${desktop} NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) UnifiedPCWindowsWechat(0xf2541022) XWEB/16467`,
    '电脑版微信不支持在网页内付款',
  ],
  [
    'a mini program',
    'miniprogram',
    `${iphone} MicroMessenger/8.0.42(0x18002a2a) NetType/WIFI Language/zh_CN miniProgram/wx8f2b6f3a0d1c9e47`,
    '小程序内打开的网页不支持微信支付',
  ],
  [
    "WeChat's developer tools",
    'devtools',
    `${iphone} wechatdevtools/1.06.2405020 MicroMessenger/8.0.5 Language/zh_CN`,
    null,
  ],
] as const

const privatePages = ['/orders', '/me', '/me/addresses', '/me/privacy']
const cashier = '/pay/12345678901234567890'

/** The shop's own address: WeChat's browser, at the public one, would put its own name in. */
async function openIn(userAgent: string, browser: Chromium, mall: SimulatedShop): Promise<Page> {
  const context = await browser.newContext({
    userAgent,
    baseURL: mall.shop.origin,
    viewport: { width: 375, height: 812 },
  })
  return context.newPage()
}

async function expectQr(page: Page, path: string, mall: SimulatedShop): Promise<void> {
  await expect(page.getByRole('img', { name: '本页网址的二维码' })).toBeVisible()
  // The address is the public one, whatever host this browser came by.
  await expect(main(page)).toContainText(`${mall.origin}${path}`)
  // One press selects it whole, to be sent to WeChat on the same phone.
  await page.getByText(`${mall.origin}${path}`).click()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(`${mall.origin}${path}`)
}

for (const [name, kind, userAgent, why] of browsers) {
  test(`${name} shows the goods, and says where to log in and to pay`, async ({ browser, mall }) => {
    const page = await openIn(userAgent, browser, mall)
    await page.goto('/products/sandalwood-comb')
    await expect(page.getByRole('button', { name: '立即购买' })).toBeVisible()
    const skuId = Number(await page.locator('input[name=skuId]').first().inputValue())
    await page.request.post('/api/cart', { data: { skuId, quantity: 1 } })
    for (const path of ['/', '/categories/care', '/cart', '/me/service']) {
      await page.goto(path)
      await expect(page.getByRole('navigation').first()).toBeVisible()
      await expect(page.getByRole('img', { name: '本页网址的二维码' })).toHaveCount(0)
    }
    await page.goto('/cart')
    await expect(main(page)).toContainText('梳')
    if (kind === 'other') await expectToldEverywhere(page, mall)
    else await expectSentToLogin(page, mall, privatePages)

    if (why === null) return expectSentToLogin(page, mall, [cashier])
    await page.goto(cashier)
    await expect(main(page)).toContainText(why)
    await expectQr(page, cashier, mall)
    await page.screenshot({ path: test.info().outputPath('qr.png') })
    await page.getByRole('link', { name: '先逛逛商品' }).click()
    await expect(page).toHaveURL(`${mall.shop.origin}/`)
  })
}

async function expectToldEverywhere(page: Page, mall: SimulatedShop): Promise<void> {
  for (const path of privatePages) {
    await page.goto(path)
    await expectQr(page, path, mall)
  }
  // A login that begins all the same, e.g. by claiming a coupon, ends there and not on WeChat's error page.
  await page.goto('/pay/oauth?returnTo=/me/coupons')
  await expectQr(page, '/me/coupons', mall)
  // Nobody fills in an address for nothing.
  await page.request.post('/api/checkout', { data: {} })
  await page.goto('/checkout')
  await expectQr(page, '/products/sandalwood-comb', mall)
}

async function expectSentToLogin(
  page: Page,
  { simulator }: SimulatedShop,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const first = await page.request.get(path, { maxRedirects: 0 })
    expect([path, first.headers()['location']]).toEqual([path, expect.stringMatching(/^\/pay\/oauth\?/)])
  }
  const login = await page.request.get('/pay/oauth?returnTo=/me', { maxRedirects: 0 })
  expect(login.headers()['location']).toContain(`${simulator.wechatOrigin}/connect/oauth2/authorize`)
}
