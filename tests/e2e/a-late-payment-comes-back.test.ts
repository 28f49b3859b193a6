import { attemptsOf, cancelSheet, main, openCashier, payButton } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('money that comes after the order was cancelled goes back by itself, and the cashier says so', async ({
  phone,
  mall,
}) => {
  const { page, openid } = phone
  const orderNo = await openCashier(page, mall)
  await payButton(page).click()
  await cancelSheet(page)
  await expect(page.getByRole('heading', { name: '未支付' })).toBeVisible()
  const cancelled = await page.request.post(`${mall.origin}/api/orders/${orderNo}/cancel`, { data: {} })
  expect(cancelled.status()).toBe(200)
  // WeChat closes nothing that is younger than five minutes: the payment can still be made.
  const [attempt] = attemptsOf(mall, openid)
  expect(mall.simulator.control.pay(attempt?.parameters['out_trade_no'] ?? '')).toMatchObject({ paid: true })
  await mall.simulator.control.idle()

  await page.goto(`${mall.origin}/pay/${orderNo}`)
  await expect(main(page).getByRole('heading', { name: '订单已关闭' })).toBeVisible()
  const stray = main(page).getByRole('status').filter({ hasText: '付款到账时订单已关闭' })
  await expect(stray).toContainText(/您付的 ¥69\.00 (会自动|已)原路退回/)
  await expect(payButton(page)).toHaveCount(0)

  // Whoever is asked for help needs the order's number.
  await page.getByRole('link', { name: '联系客服' }).click()
  await expect(about(page)).toContainText(orderNo)
  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await page.getByRole('link', { name: '联系客服' }).click()
  await expect(about(page)).toContainText(orderNo)
  await page.goto(`${mall.origin}/me/service?orderNo=12345678901234567890`)
  await expect(main(page)).toContainText('可以看到订单编号')
  await expect(about(page)).toHaveCount(0)
})

const about = (page: Page) =>
  main(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '咨询的订单' }) })
