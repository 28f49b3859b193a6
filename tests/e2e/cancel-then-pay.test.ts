import {
  attemptsOf,
  cancelSheet,
  enterPassword,
  expectPaid,
  main,
  openCashier,
  payButton,
  prepayCallsOf,
} from './support/shopping'
import { expect, test } from './support/test'

test('who closes the pay sheet may pay again, and it is the same payment', async ({ phone, mall }) => {
  const { page, openid } = phone
  const orderNo = await openCashier(page, mall)
  await payButton(page).click()
  await cancelSheet(page)
  await expect(main(page).getByRole('status').filter({ hasText: '未支付' })).toBeVisible()
  await expect(main(page)).not.toContainText('取消')

  await page.getByRole('button', { name: '再次支付' }).click()
  await enterPassword(page)
  await expectPaid(page)
  expect(attemptsOf(mall, openid)).toMatchObject([{ state: 'SUCCESS' }])
  expect(prepayCallsOf(mall, openid)).toBe(1)
  // The timeline keeps what the phone said, each time.
  await expect.poll(() => reportsOf(orderNo)).toEqual(['cancel', 'ok'])

  async function reportsOf(orderNo: string): Promise<string[]> {
    const { rows } = await mall.database.pool.query<{ result: string }>(
      `SELECT e.detail->>'result' AS result FROM order_events e JOIN orders o ON o.id = e.order_id
       WHERE o.order_no = $1 AND e.event = 'bridge_reported' ORDER BY e.id`,
      [orderNo],
    )
    return rows.map(({ result }) => result)
  }
})
