import { expectPaid, main, openCashier, payButton, paySheet, typePassword } from './support/shopping'
import { expect, test } from './support/test'

test('a page killed after paying comes back as paid', async ({ phone, mall }) => {
  const { context, page } = phone
  const orderNo = await openCashier(page, mall)
  mall.simulator.control.nextSheet({ tells: 'nothing' })
  await payButton(page).click()
  await typePassword(page)
  await mall.simulator.control.idle()
  await page.close()

  const reopened = await context.newPage()
  await reopened.goto(`${mall.origin}/pay/${orderNo}`)
  await expectPaid(reopened)
})

test('a page killed while the notification is held asks before it offers anything', async ({
  phone,
  mall,
}) => {
  const { context, page } = phone
  const orderNo = await openCashier(page, mall)
  const { control } = mall.simulator
  control.holdNotifications()
  control.nextSheet({ tells: 'nothing' })
  await payButton(page).click()
  await expect(paySheet(page)).toBeVisible()
  // WeChat is slow to answer the shop's query, so that the page is seen while it waits.
  const held = control.hold('orderquery', 'before')
  await typePassword(page)
  await page.close()

  const reopened = await context.newPage()
  await reopened.goto(`${mall.origin}/pay/${orderNo}`)
  await expect(main(reopened).getByRole('heading', { name: '支付结果确认中' })).toBeVisible()
  await expect(payButton(reopened)).toHaveCount(0)
  ;(await held).release()
  await expectPaid(reopened)
})

test('the shopper of a bridge that keeps silent can ask for the outcome', async ({ phone, mall }) => {
  const { page } = phone
  await openCashier(page, mall)
  mall.simulator.control.nextSheet({ tells: 'nothing' })
  await payButton(page).click()
  await typePassword(page)
  await page.getByRole('button', { name: /查询支付结果/ }).click()
  await expectPaid(page)
})
