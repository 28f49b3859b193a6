import { main, openCashier } from './support/shopping'
import { expect, test } from './support/test'

const desktopUserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36'

const pcWechatUserAgent = `${desktopUserAgent} NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) UnifiedPCWindowsWechat(0xf2541022) XWEB/16467`

for (const [name, userAgent, sentence] of [
  ['a desktop browser', desktopUserAgent, '请用手机微信扫描二维码'],
  ['WeChat on a computer', pcWechatUserAgent, '电脑版微信不支持在网页内付款'],
] as const) {
  test(`${name} shows the cashier's address as a QR code, and why`, async ({ browser, phone, mall }) => {
    const orderNo = await openCashier(phone.page, mall)
    const context = await browser.newContext({
      userAgent,
      viewport: { width: 1024, height: 768 },
      isMobile: false,
    })
    const page = await context.newPage()
    await page.goto(`${mall.shop.origin}/pay/${orderNo}`)
    await expect(main(page)).toContainText(sentence)
    await expect(page.getByRole('img', { name: '本页网址的二维码' })).toBeVisible()
    // The address is the public one, whatever host this browser came by.
    await expect(main(page)).toContainText(`${mall.origin}/pay/${orderNo}`)
    await expect(main(page)).not.toContainText('69.00')
    await page.screenshot({ path: test.info().outputPath('qr.png') })
    await context.close()
  })
}
