import { operatorOf } from './support/operator'
import {
  attemptsOf,
  balanceSwitch,
  cancelSheet,
  enterPassword,
  expectPaid,
  main,
  openCashier,
  payButton,
} from './support/shopping'
import { expect, test } from './support/test'

test('an order paid twice: the second payment goes back by itself, and the order says so', async ({
  phone,
  mall,
}) => {
  test.setTimeout(150_000)
  const { page, openid } = phone
  const orderNo = await openCashier(page, mall)
  await operatorOf(mall).credit(openid, 1000)
  await page.reload()
  await payButton(page).click()
  await cancelSheet(page)
  // Another amount, another payment; WeChat does not close the first one within five minutes.
  await balanceSwitch(page).check()
  await payButton(page).click()
  await enterPassword(page)
  await expectPaid(page)

  const [first] = attemptsOf(mall, openid)
  expect(first).toMatchObject({ state: 'NOTPAY', totalFen: 6900 })
  const outTradeNo = first?.parameters['out_trade_no'] ?? ''
  mall.simulator.control.nextRefund({ afterMs: 1000 })
  expect(mall.simulator.control.pay(outTradeNo)).toMatchObject({ paid: true })
  await mall.simulator.control.idle()

  await page.goto(`${mall.origin}/pay/${orderNo}`)
  await expectPaid(page)
  await expect(main(page)).toContainText(/您多付的 ¥69\.00 (会自动|已)原路退回/)
  await page.goto(`${mall.origin}/orders/${orderNo}`)
  const stray = main(page).getByRole('status').filter({ hasText: '这笔订单付了两次' })
  await expect(stray).toContainText('多付的 ¥69.00')
  await expect(async () => {
    await page.reload()
    await expect(stray).toContainText('已原路退回', { timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await expect(main(page).getByRole('heading', { name: '待发货' })).toBeVisible()
  const refunds = [...mall.simulator.control.books().refunds.values()]
  expect(refunds.filter(({ out_refund_no }) => out_refund_no.startsWith(orderNo))).toMatchObject([
    { refundFen: 6900 },
  ])
})
