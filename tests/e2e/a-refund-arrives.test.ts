import { operatorOf } from './support/operator'
import { balanceSwitch, enterPassword, expectPaid, main, openCashier, payButton } from './support/shopping'
import { expect, test, type Page } from './support/test'

/** Looks again until the page says it: a refund arrives when WeChat has done it. */
async function expectSoon(page: Page, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(main(page)).toContainText(text, { timeout: 500 })
  }).toPass({ timeout: 60_000 })
}

async function askRefund(page: Page, amountYuan: string | null): Promise<void> {
  await page.getByRole('link', { name: '申请退款' }).click()
  await expect(page.getByLabel('金额（元）')).toBeHidden()
  if (amountYuan !== null) {
    await page.getByText('部分退款').click()
    await page.getByLabel('金额（元）').fill(amountYuan)
  }
  await page.getByLabel('退款原因').selectOption('商品有质量问题')
  await page.getByLabel('补充说明').fill('有一道裂纹')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(main(page)).toContainText('申请中')
}

test('a refund is asked for, approved, and arrives where the money came from', async ({ phone, mall }) => {
  test.setTimeout(150_000)
  const { page, openid } = phone
  const operator = operatorOf(mall)
  const orderNo = await openCashier(page, mall)
  await operator.credit(openid, 1000)
  await page.reload()
  await balanceSwitch(page).check()
  await payButton(page).click()
  await enterPassword(page)
  await expectPaid(page)

  await page.getByRole('link', { name: '查看订单' }).click()
  await askRefund(page, '20')
  await expect(main(page)).toContainText('原因：商品有质量问题：有一道裂纹')
  await operator.answerRefund(orderNo, { approve: false, decision: '请先补充照片' })
  await page.reload()
  await expect(main(page)).toContainText('已拒绝')
  await expect(main(page)).toContainText('商家回复：请先补充照片')

  await askRefund(page, null)
  await page.goto(`${mall.origin}/orders`)
  await expect(main(page)).toContainText('退款中')
  await page.goto(`${mall.origin}/me/balance`)
  await expect(main(page)).toContainText('退款中¥10.00')

  await page.goto(`${mall.origin}/orders/${orderNo}`)
  mall.simulator.control.nextRefund({ afterMs: 200 })
  await operator.answerRefund(orderNo, { approve: true, decision: '' })
  await expectSoon(page, '款项已原路退回，请在微信账单')
  await expect(main(page)).toContainText('退回：微信支付 ¥59.00，余额 ¥10.00')
  await expect(page.getByRole('link', { name: '申请退款' })).toHaveCount(0)
  const refunds = [...mall.simulator.control.books().refunds.values()]
  expect(refunds.filter(({ out_refund_no }) => out_refund_no.startsWith(orderNo))).toMatchObject([
    { refundFen: 5900 },
  ])
  await page.goto(`${mall.origin}/orders`)
  await expect(main(page)).toContainText('已退款')
  await page.goto(`${mall.origin}/me/balance`)
  await expect(main(page)).toContainText('可用余额¥10.00')
})
