import {
  attemptsOf,
  cancelSheet,
  enterPassword,
  expectPaid,
  openCashier,
  payButton,
  paySheet,
} from './support/shopping'
import { expect, test } from './support/test'

test('the price changes between two tries: a new payment replaces the old one', async ({ phone, mall }) => {
  const { page, openid } = phone
  const orderNo = await openCashier(page, mall)
  await payButton(page).click()
  await cancelSheet(page)
  await mall.database.pool.query('UPDATE orders SET total_fen = 5900 WHERE order_no = $1', [orderNo])

  await payButton(page).click()
  await expect(paySheet(page)).toContainText('59.00')
  await enterPassword(page)
  await expectPaid(page)
  await expect(page.getByRole('main')).toContainText('59.00')

  expect(attemptsOf(mall, openid)).toMatchObject([
    { totalFen: 6900, state: 'NOTPAY' },
    { totalFen: 5900, state: 'SUCCESS' },
  ])
  const { rows } = await mall.database.pool.query<{ state: string; totalFen: number }>(
    `SELECT p.state, p.total_fen AS "totalFen" FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE o.order_no = $1 ORDER BY p.attempt`,
    [orderNo],
  )
  // WeChat refuses to close an order under five minutes old, so the first one stays watched.
  expect(rows).toEqual([
    { state: 'superseded', totalFen: 6900 },
    { state: 'paid', totalFen: 5900 },
  ])
})
