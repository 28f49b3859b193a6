import { attemptsOf, cancelSheet, main, openCashier, payButton } from './support/shopping'
import { expect, test } from './support/test'

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
  await expect(page.getByRole('link', { name: '联系客服' })).toHaveAttribute('href', '/me/service')
})
