import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createCrashedShops, type CrashedShops, type Person } from '../crash/world'
import { address } from '../support/mall-shop'
import { one } from '../support/orders'

/** Jobs whose process was killed under them: graphile-worker keeps such a job locked for four hours. */
let shops: CrashedShops
let person: Person
beforeAll(async () => {
  shops = await createCrashedShops()
  person = await shops.person()
  await open()
})
afterAll(() => shops.stop())

test('killed while it asks WeChat about a payment: the next process asks again, and the order is paid', async () => {
  const { orderNo, outTradeNo } = await paidUntold()
  const held = shops.simulator.control.hold('orderquery', 'after')
  await makeDue('watch_payment')
  const call = await held
  await killedAt('payments', 'watch_payment')
  call.abandon()
  await open()
  await vi.waitFor(async () => expect(await stateOf(orderNo)).toBe('paid'), { timeout: 20_000 })
  expect(callsAbout('orderquery', outTradeNo)).toBe(2)
})

test.each(['before', 'after'] as const)(
  'K11, K12: killed while WeChat stands %s the refund: sent again under the same number, and refunded once',
  async (when) => {
    const { orderNo, outTradeNo } = await paidUntold()
    await shops.simulator.control.resendNotification(outTradeNo)
    const held = shops.simulator.control.hold('refund', when)
    await approveRefund(orderNo)
    const call = await held
    await killedAt('refunds', 'watch_refund')
    call.abandon()
    await open()
    await vi.waitFor(async () => expect(await refundOf(orderNo)).toMatchObject({ state: 'processing' }), {
      timeout: 20_000,
    })
    await shops.simulator.control.advanceClock(60_000)
    expect(await refundOf(orderNo)).toEqual({ state: 'succeeded', postings: 1 })
    const atWechat = [...shops.simulator.books.refunds.values()]
    expect(atWechat.filter(({ out_trade_no }) => out_trade_no === outTradeNo)).toHaveLength(1)
    // A call that was cut before it had any effect is not in WeChat's books.
    expect(callsAbout('refund', outTradeNo)).toBe(when === 'before' ? 1 : 2)
  },
)

test('K13: killed over a refund’s notification: WeChat tells again, and it is posted once', async () => {
  const { orderNo, outTradeNo } = await paidUntold()
  await shops.simulator.control.resendNotification(outTradeNo)
  await approveRefund(orderNo)
  await vi.waitFor(async () => expect(await refundOf(orderNo)).toMatchObject({ state: 'processing' }), {
    timeout: 20_000,
  })
  const held = shops.simulator.control.hold('refundquery', 'after')
  const told = shops.simulator.control.advanceClock(4_000)
  const call = await held
  await shops.instances[0].kill()
  call.abandon()
  await told
  expect(await refundOf(orderNo)).toEqual({ state: 'processing', postings: 0 })
  await open()
  await shops.simulator.control.advanceClock(60_000)
  expect(await refundOf(orderNo)).toEqual({ state: 'succeeded', postings: 1 })
})

async function open(): Promise<void> {
  const [shop] = shops.instances
  await shop.open()
  shops.simulator.control.setUpstream(shop.origin)
}

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const headers = {
    cookie: person.cookie,
    origin: shops.env.publicOrigin,
    'content-type': 'application/json',
  }
  const answer = await fetch(`${shops.instances[0].origin}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  const read: Answer = await answer.json()
  return read
}

/** An order that was paid at WeChat, of which nobody told the shop. */
async function paidUntold(): Promise<{ orderNo: string; outTradeNo: string }> {
  const [skuId] = [...shops.stock.keys()]
  const items = [{ skuId, quantity: 1 }]
  const { orderNo } = await post<{ orderNo: string }>('/api/orders', { items, address })
  await post('/pay/unifiedorder', { orderNo })
  const { outTradeNo } = await one<{ outTradeNo: string }>(
    shops.database.pool,
    `SELECT out_trade_no AS "outTradeNo" FROM payments WHERE out_trade_no LIKE $1 || '%'`,
    [orderNo],
  )
  shops.simulator.control.nextNotification({ lost: true })
  shops.simulator.control.pay(outTradeNo)
  return { orderNo, outTradeNo }
}

async function approveRefund(orderNo: string): Promise<void> {
  const asked = { userId: person.userId, orderNo, amountFen: 1000, reason: '不想要了', requestKey: 'one' }
  await post('/act/request-refund', asked)
  const answer = { outRefundNo: `${orderNo}R1`, approve: true, operator: '小王', decision: '同意' }
  await post('/act/decide-refund', answer)
}

/** The worker takes it now, not when its plan says. */
async function makeDue(task: string): Promise<void> {
  await shops.database.pool.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND key LIKE $1 || ':%'`,
    [task],
  )
  await shops.database.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.5,"count":1}')`)
}

/** Kills the shop over its job, which stays locked; and then a minute goes by. */
async function killedAt(table: 'payments' | 'refunds', task: string): Promise<void> {
  await shops.instances[0].kill()
  const { pool } = shops.database
  const text = `SELECT count(*)::int AS locked FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL AND key LIKE $1 || ':%'`
  expect(await one(pool, text, [task])).toEqual({ locked: 1 })
  await pool.query(
    `UPDATE ${table} SET next_watch_at = now() - interval '61 seconds' WHERE next_watch_at IS NOT NULL`,
  )
}

async function stateOf(orderNo: string): Promise<string> {
  const text = 'SELECT state::text FROM orders WHERE order_no = $1'
  return (await one<{ state: string }>(shops.database.pool, text, [orderNo])).state
}

function refundOf(orderNo: string): Promise<{ state: string; postings: number }> {
  return one(
    shops.database.pool,
    `SELECT state::text, (SELECT count(*)::int FROM journals WHERE key = 'refund-wechat:' || r.id) AS postings
     FROM refunds r WHERE out_refund_no = $1 || 'R1'`,
    [orderNo],
  )
}

function callsAbout(kind: string, outTradeNo: string): number {
  const { calls } = shops.simulator.books
  return calls.filter((call) => call.kind === kind && call.parameters['out_trade_no'] === outTradeNo).length
}
