import { afterAll, beforeAll, expect, test } from 'vitest'
import { settlePayment } from '@/lib/payment/settle-payment'
import { closeOrder } from '@/lib/store/closing'
import { markClosed } from '@/lib/store/payments'
import { createTestServer, type TestServer } from '../support/database'
import { moneyOf } from '../support/money'
import { digits, insertOrder, insertPayment, one, type TestOrder } from '../support/orders'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.stop())

interface Bought extends TestOrder {
  userCouponId: number
  outTradeNo: string
}

/** ¥10.00 of goods for ¥9.00 with a coupon, one attempt, then closed because its time ran out. */
async function closedOrder(): Promise<Bought> {
  const now = server.clock.now()
  const order = await insertOrder(server.pool, { totalFen: 1000, now, ttlMinutes: 0 })
  const { id: userCouponId } = await one<{ id: number }>(
    server.pool,
    `WITH c AS (INSERT INTO coupons (slug, title, kind, amount_fen, threshold_fen, starts_at, ends_at)
       VALUES ($1, '立减一元', 'fixed', 100, 0, $2, $2::timestamptz + interval '1 day') RETURNING id)
     INSERT INTO user_coupons (coupon_id, user_id, claimed_at, order_id, redeemed_at)
     SELECT c.id, $3, $2, $4, $2 FROM c RETURNING id`,
    [digits(8), now, order.userId, order.orderId],
  )
  await server.pool.query(
    'UPDATE orders SET total_fen = 900, discount_fen = 100, user_coupon_id = $2, expires_at = placed_at + $3 WHERE id = $1',
    [order.orderId, userCouponId, '1 second'],
  )
  const outTradeNo = `${order.orderNo}A1774495197`
  const { appid, mchid } = server.env
  await insertPayment(server.pool, order, { totalFen: 900, outTradeNo, appid, mchid, openedAt: now })
  server.clock.advance({ seconds: 2 })
  const { id } = await one<{ id: number }>(server.pool, 'SELECT id FROM payments WHERE out_trade_no = $1', [
    outTradeNo,
  ])
  await markClosed(server.pool, { id }, server.clock.now())
  const closing = { id: order.orderId, reason: 'expired' } as const
  expect(await closeOrder(server.pool, closing, server.clock.now())).toBe('closed')
  return { ...order, userCouponId, outTradeNo }
}

const usedBy = async ({ userCouponId }: Bought) =>
  (
    await one<{ order_id: number | null }>(server.pool, 'SELECT order_id FROM user_coupons WHERE id = $1', [
      userCouponId,
    ])
  ).order_id

function payLate({ outTradeNo }: Bought) {
  const { appid, mchid } = server.env
  const money = { totalFen: 900, payerTotalFen: 900, isCny: true, transactionId: `42000${digits(23)}` }
  const said = { appid, mchid, subMchid: null, outTradeNo, tradeState: 'SUCCESS' as const, ...money }
  const transaction = {
    ...said,
    signedWith: 'HMAC-SHA256' as const,
    openid: null,
    bankType: null,
    successTime: null,
  }
  return settlePayment(server, { source: 'query', transaction, raw: null })
}

test('closing an order gives its coupon back, and money that comes late redeems it again', async () => {
  const order = await closedOrder()
  expect(await usedBy(order)).toBeNull()
  expect(await payLate(order)).toBe('paid_after_close')
  expect(await usedBy(order)).toBe(order.orderId)
  expect(await moneyOf(server).booked(order)).toEqual({ wechat_clearing: -900, sales: 900 })
})

test('a coupon that went to another order meanwhile is not redeemed twice: the money goes back', async () => {
  const order = await closedOrder()
  const other = await insertOrder(server.pool, {
    totalFen: 1000,
    openid: order.openid,
    now: server.clock.now(),
  })
  await server.pool.query('UPDATE user_coupons SET order_id = $1, redeemed_at = now() WHERE id = $2', [
    other.orderId,
    order.userCouponId,
  ])
  expect(await payLate(order)).toBe('paid_after_close')
  expect(await usedBy(order)).toBe(other.orderId)
  expect(await moneyOf(server).refunds(order)).toMatchObject([{ cause: 'paid_after_close', wechat_fen: 900 }])
  // Nothing of the attempt to revive it stayed behind.
  expect(await moneyOf(server).stock(order)).toEqual({ available: 101, reserved: 0 })
})
