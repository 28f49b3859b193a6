import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Transaction } from '@/lib/domain/transaction'
import { settlePayment } from '@/lib/payment/settle-payment'
import { closeOrder } from '@/lib/store/closing'
import { markClosed, markPayable } from '@/lib/store/payments'
import { createTestServer, type TestServer } from '../support/database'
import { notified, paidTransaction, queried } from '../support/evidence'
import { digits, insertOrder, insertPayment, one, type TestOrder } from '../support/orders'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.stop())

interface Waiting extends TestOrder {
  outTradeNo: string
}

async function waitingPayment(totalFen = 3990): Promise<Waiting> {
  const order = await insertOrder(server.pool, { totalFen, now: server.clock.now() })
  return { ...order, outTradeNo: await attempt(order, { number: 1, totalFen }) }
}

async function attempt(order: TestOrder, of: { number: number; totalFen: number }): Promise<string> {
  const { appid, mchid } = server.env
  const outTradeNo = `${order.orderNo}${String.fromCharCode(64 + of.number)}1774495197`
  const { number, totalFen } = of
  const openedAt = server.clock.now()
  await insertPayment(server.pool, order, { attempt: number, totalFen, outTradeNo, appid, mchid, openedAt })
  return outTradeNo
}

const paid = (outTradeNo: string, change: Partial<Transaction> = {}) =>
  paidTransaction({ appid: server.env.appid, mchid: server.env.mchid, outTradeNo, ...change })

async function standing(of: TestOrder) {
  return one<{ order: string; payments: string[]; events: string[]; exceptions: string[] }>(
    server.pool,
    `SELECT o.state::text AS order,
       (SELECT array_agg(p.state::text ORDER BY p.attempt) FROM payments p WHERE p.order_id = o.id) AS payments,
       (SELECT array_agg(e.event ORDER BY e.id) FROM order_events e WHERE e.order_id = o.id) AS events,
       (SELECT coalesce(array_agg(x.kind ORDER BY x.id), '{}') FROM exceptions x WHERE x.out_trade_no LIKE o.order_no || '%') AS exceptions
     FROM orders o WHERE o.id = $1`,
    [of.orderId],
  )
}

async function rowsOf<T extends object>(sql: string, of: TestOrder): Promise<T[]> {
  return (await server.pool.query<T>(sql, [of.orderId])).rows
}

async function untilWaiting(statements: number): Promise<void> {
  const sql = `SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect(await one(server.pool, sql, [])).toEqual({ waiting: statements }))
}

test('a notification settles the order once, and later evidence of the same money changes nothing', async () => {
  const order = await waitingPayment()
  const said = paid(order.outTradeNo)
  const first = notified(said)
  expect(await settlePayment(server, first)).toBe('settled')
  const after = await standing(order)
  expect(after).toEqual({
    order: 'paid',
    payments: ['paid'],
    events: ['payment_opened', 'settled'],
    exceptions: [],
  })

  expect(await settlePayment(server, first)).toBe('already_settled')
  expect(await settlePayment(server, notified(said))).toBe('already_settled')
  expect(await settlePayment(server, queried(said))).toBe('already_settled')
  expect(await standing(order)).toEqual(after)
})

test('the inbox keeps the bytes of every notification once, with its verdict and how often it came', async () => {
  const order = await waitingPayment()
  const evidence = notified(paid(order.outTradeNo))
  for (let i = 0; i < 3; i += 1) await settlePayment(server, evidence)
  const row = await one(
    server.pool,
    'SELECT verdict, received_count, raw FROM notifications WHERE out_trade_no = $1',
    [order.outTradeNo],
  )
  expect(row).toEqual({ verdict: 'settled', received_count: 3, raw: Buffer.from('<xml/>') })
})

test('fifty notifications and queries at once settle once', async () => {
  const order = await waitingPayment()
  const said = paid(order.outTradeNo)
  const evidence = Array.from({ length: 50 }, (_, i) => (i % 5 === 0 ? queried(said) : notified(said)))
  const outcomes = await Promise.all(evidence.map((each) => settlePayment(server, each)))
  expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'already_settled')).toHaveLength(49)
  expect((await standing(order)).events).toEqual(['payment_opened', 'settled'])
})

// A third party holds the order meanwhile, which opens the gap between the two locks that each statement takes.
test('a prepay_id stored while its notification settles waits for it, and neither is thrown out', async () => {
  const order = await waitingPayment()
  const { id } = await one<{ id: number }>(server.pool, 'SELECT id FROM payments WHERE order_id = $1', [
    order.orderId,
  ])
  const holder = await server.pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM orders WHERE id = $1 FOR UPDATE', [order.orderId])
    const settling = settlePayment(server, notified(paid(order.outTradeNo)))
    await untilWaiting(1)
    const storing = markPayable(server.pool, { id, prepayId: 'wx26' }, server.clock.now())
    await untilWaiting(2)
    await holder.query('COMMIT')
    expect(await Promise.all([settling, storing])).toEqual(['settled', false])
  } finally {
    holder.release()
  }
})

test('one transaction told at once for two payments is booked on one of them', async () => {
  const [a, b] = [await waitingPayment(), await waitingPayment()]
  const transactionId = `42000${digits(23)}`
  const outcomes = await Promise.all([
    settlePayment(server, notified(paid(a.outTradeNo, { transactionId }))),
    settlePayment(server, notified(paid(b.outTradeNo, { transactionId }))),
  ])
  expect(outcomes.sort()).toEqual(['mismatch', 'settled'])
})

test('money for a number we never gave out is filed once per transaction', async () => {
  const said = paid(`${digits(20)}A1774495197`)
  expect(await settlePayment(server, notified(said))).toBe('unknown_payment')
  expect(await settlePayment(server, notified(said))).toBe('unknown_payment')
  const filed = await server.pool.query('SELECT kind FROM exceptions WHERE transaction_id = $1', [
    said.transactionId,
  ])
  expect(filed.rows).toEqual([{ kind: 'unknown_payment' }])
})

test('another amount is a mismatch, filed once, and moves nothing', async () => {
  const order = await waitingPayment()
  const said = paid(order.outTradeNo, { totalFen: 1 })
  expect(await settlePayment(server, notified(said))).toBe('mismatch')
  expect(await settlePayment(server, notified(said))).toBe('mismatch')
  expect(await standing(order)).toEqual({
    order: 'awaiting_payment',
    payments: ['opened'],
    events: ['payment_opened'],
    exceptions: ['mismatch'],
  })
})

test('a second attempt that is paid too is recorded as duplicate, and the order stays paid once', async () => {
  const order = await waitingPayment()
  await server.pool.query(`UPDATE payments SET state = 'superseded' WHERE out_trade_no = $1`, [
    order.outTradeNo,
  ])
  const second = await attempt(order, { number: 2, totalFen: 3990 })
  expect(await settlePayment(server, notified(paid(second)))).toBe('settled')
  expect(await settlePayment(server, queried(paid(order.outTradeNo)))).toBe('duplicate_payment')
  expect(await standing(order)).toMatchObject({
    order: 'paid',
    payments: ['paid', 'paid'],
    exceptions: ['duplicate_payment'],
  })
})

test('two attempts paid at the same moment: one settles the order, the other is a duplicate', async () => {
  const order = await waitingPayment()
  await server.pool.query(`UPDATE payments SET state = 'superseded' WHERE out_trade_no = $1`, [
    order.outTradeNo,
  ])
  const second = await attempt(order, { number: 2, totalFen: 3990 })
  const outcomes = await Promise.all(
    [order.outTradeNo, second].map((each) => settlePayment(server, notified(paid(each)))),
  )
  expect(outcomes.sort()).toEqual(['duplicate_payment', 'settled'])
})

test.each([
  ['expired', 'paid', 1],
  ['cancelled', 'closed', 0],
] as const)('money for an order closed as %s: the order is %s', async (reason, becomes, parcels) => {
  const order = await waitingPayment()
  const [payment] = await rowsOf<{ id: number }>('SELECT id FROM payments WHERE order_id = $1', order)
  await markClosed(server.pool, { id: payment?.id ?? 0 }, server.clock.now())
  await server.pool.query('UPDATE orders SET expires_at = $2 WHERE id = $1', [
    order.orderId,
    server.clock.now(),
  ])
  expect(await closeOrder(server.pool, { id: order.orderId, reason }, server.clock.now())).toBe('closed')
  expect(await settlePayment(server, notified(paid(order.outTradeNo)))).toBe('paid_after_close')
  expect(await standing(order)).toMatchObject({
    order: becomes,
    payments: ['paid'],
    exceptions: ['paid_after_close'],
  })
  const refunds = await rowsOf('SELECT 1 FROM refunds WHERE order_id = $1', order)
  expect(refunds).toHaveLength(becomes === 'paid' ? 0 : 1)
  expect(await rowsOf('SELECT 1 FROM fulfilments WHERE order_id = $1', order)).toHaveLength(parcels)
})

test('money for a price the order no longer has does not pay it', async () => {
  const order = await waitingPayment()
  await server.pool.query('UPDATE orders SET total_fen = 2990 WHERE id = $1', [order.orderId])
  expect(await settlePayment(server, notified(paid(order.outTradeNo)))).toBe('paid_after_close')
  expect((await standing(order)).order).toBe('awaiting_payment')
})

test('a figure of the shopper that cannot be does not lose the payment', async () => {
  const order = await waitingPayment()
  const said = paid(order.outTradeNo, { payerTotalFen: 9_007_199_254_740_991, successTime: null })
  expect(await settlePayment(server, notified(said))).toBe('settled')
})

test('an amount beyond what a column holds is a mismatch like any other', async () => {
  const order = await waitingPayment()
  const said = paid(order.outTradeNo, { totalFen: 2_147_483_648, payerTotalFen: 2_147_483_648 })
  expect(await settlePayment(server, notified(said))).toBe('mismatch')
  expect((await standing(order)).exceptions).toEqual(['mismatch'])
})
