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

/** What iOS says to a page that it kept alive. */
async function restore(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
}
