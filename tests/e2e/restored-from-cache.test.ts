import { enterPassword, expectPaid, main, openCashier, payButton } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('pages that the phone brings back from its cache show how things stand now', async ({ phone, mall }) => {
  const { context, page } = phone
  const orderNo = await openCashier(page, mall)
  const list = await context.newPage()
  await list.goto(`${mall.origin}/orders`)
  await expect(main(list)).toContainText('待付款')

  const other = await context.newPage()
  await other.goto(`${mall.origin}/pay/${orderNo}`)
  await payButton(other).click()
  await enterPassword(other)
  await expectPaid(other)

  await expect(payButton(page)).toBeVisible()
  await restore(page)
  await expectPaid(page)
  await restore(list)
  await expect(main(list)).toContainText('待发货')
})

test('brought back offline a page stays as it was', async ({ phone, mall }) => {
  const { context, page, expectConsoleError } = phone
  expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  const banner = page.getByRole('alert').filter({ hasText: '网络已断开' })
  await openCashier(page, mall)
  await page.goto(`${mall.origin}/orders`)
  await expect(main(page)).toContainText('待付款')
  await context.setOffline(true)
  const asked = page.waitForEvent('requestfailed')
  await restore(page)
  await asked
  await expect(banner).toBeVisible()
  await expect(main(page)).toContainText('待付款')
})

/** What iOS says to a page that it kept alive. */
async function restore(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
}
