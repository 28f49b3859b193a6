import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Transaction } from '@/lib/domain/transaction'
import { settlePayment, type Evidence } from '@/lib/payment/settle-payment'
import { createTestServer, type TestServer } from '../support/database'
import { notified, paidTransaction, queried } from '../support/evidence'
import { credit } from '../support/money'
import { insertOrder, insertPayment, one, type TestOrder } from '../support/orders'

/**
 * Evidence is decided on what is usual before anything is read. Here something is unusual each time: nothing may be
 * written on the guess, and the outcome is the one that what is stored deserves.
 */
let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.stop())

interface Waiting extends TestOrder {
  outTradeNo: string
}

async function waiting(balanceFen = 0): Promise<Waiting> {
  const now = server.clock.now()
  const { appid, mchid } = server.env
  const order = await insertOrder(server.pool, { totalFen: 3990 + balanceFen, now })
  if (balanceFen > 0) await credit(server, order, balanceFen)
  const outTradeNo = `${order.orderNo}A1774495197`
  const of = { outTradeNo, totalFen: 3990, balanceFen, appid, mchid, openedAt: now }
  await insertPayment(server.pool, order, of)
  return { ...order, outTradeNo }
}

const said = ({ outTradeNo }: Waiting, change: Partial<Transaction> = {}) =>
  paidTransaction({ appid: server.env.appid, mchid: server.env.mchid, outTradeNo, ...change })

/** Settles, and says how many round trips that took. */
async function settle(evidence: Evidence) {
  let trips = 0
  const pool = new Proxy(server.pool, {
    get(target, name) {
      if (name === 'query') trips += 1
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const outcome = await settlePayment({ ...server, pool }, evidence)
  return { outcome, trips }
}

const standing = (order: Waiting) =>
  one(
    server.pool,
    `SELECT o.state AS order, p.state AS payment, b.available_fen::int AS available, b.held_fen::int AS held,
       (SELECT count(*)::int FROM notifications n WHERE n.out_trade_no = p.out_trade_no) AS inbox,
       (SELECT count(*)::int FROM journals j WHERE j.key = 'payment:' || p.id) AS journals,
       ARRAY(SELECT event FROM order_events WHERE order_id = o.id AND event NOT LIKE '%opened' ORDER BY id) AS events
     FROM orders o JOIN payments p ON p.order_id = o.id LEFT JOIN balances b ON b.user_id = o.user_id WHERE o.id = $1`,
    [order.orderId],
  )

const change = (order: Waiting, table: 'payments' | 'orders', set: string) =>
  server.pool.query(`UPDATE ${table} SET ${set} WHERE ${table === 'orders' ? 'id' : 'order_id'} = $1`, [
    order.orderId,
  ])

test.each([0, 1000])('what is usual takes one round trip, with %i fen of the balance', async (balanceFen) => {
  const order = await waiting(balanceFen)
  expect(await settle(notified(said(order)))).toEqual({ outcome: 'settled', trips: 1 })
  expect(await standing(order)).toMatchObject({
    order: 'paid',
    payment: 'paid',
    inbox: 1,
    journals: 1,
    events: ['settled'],
  })
})

test.each(['opened', 'payable', 'superseded'])(
  'money counts at once for an attempt that is %s',
  async (state) => {
    const order = await waiting()
    await change(order, 'payments', `state = '${state}', prepay_id = 'wx1'`)
    expect(await settle(notified(said(order)))).toEqual({ outcome: 'settled', trips: 1 })
  },
)

test('a query that brings no news takes one round trip and leaves nothing', async () => {
  const order = await waiting()
  const before = await standing(order)
  const notPaid = said(order, { tradeState: 'NOTPAY', transactionId: null, totalFen: null })
  expect(await settle(queried(notPaid))).toEqual({ outcome: 'not_paid', trips: 1 })
  expect(await standing(order)).toEqual(before)
})

test.each([
  ['signature', 'payments', `sign_type = 'MD5'`, 'unsigned', { inbox: 0 }],
  ['account', 'payments', `mchid = '1900000999'`, 'mismatch', { inbox: 1 }],
  ['appid', 'payments', `appid = 'wx0000000000000999'`, 'mismatch', { inbox: 1 }],
  ['amount', 'payments', 'total_fen = 3989', 'mismatch', { inbox: 1 }],
] as const)('another %s is found out, and pays nothing', async (_, table, set, outcome, left) => {
  const order = await waiting()
  await change(order, table, set)
  expect((await settle(notified(said(order)))).outcome).toBe(outcome)
  expect(await standing(order)).toMatchObject({ order: 'awaiting_payment', journals: 0, events: [], ...left })
})

test('the account a payment was made with counts, not the one the shop has now', async () => {
  const order = await waiting()
  await change(order, 'payments', `mchid = '1900000999'`)
  expect(await settle(notified(said(order, { mchid: '1900000999' })))).toEqual({
    outcome: 'settled',
    trips: 2,
  })
})

test('balance and WeChat must be the price together', async () => {
  const order = await waiting(1000)
  await change(order, 'orders', 'total_fen = total_fen - 1')
  expect(await settle(notified(said(order)))).toEqual({ outcome: 'paid_after_close', trips: 2 })
  expect(await standing(order)).toMatchObject({ order: 'awaiting_payment', available: 1000, held: 0 })
})

test('a transaction that another payment carries is not booked twice', async () => {
  const [first, second] = [await waiting(), await waiting()]
  const { transactionId } = said(first)
  expect((await settle(notified(said(first, { transactionId })))).outcome).toBe('settled')
  expect((await settle(notified(said(second, { transactionId })))).outcome).toBe('mismatch')
  expect(await standing(second)).toMatchObject({ order: 'awaiting_payment', journals: 0, inbox: 1 })
})
