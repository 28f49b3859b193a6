import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { pollStatus } from '@/lib/payment/poll-status'
import type { Started } from '@/lib/payment/start-payment'
import { one, type TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'

let world: PayWorld
beforeAll(async () => {
  world = await createPayWorld()
})
afterEach(() => {
  world.simulator.control.reset()
  world.verdicts.length = 0
})
afterAll(() => world.stop())

const minutes = 60_000

interface PaymentRow {
  out_trade_no: string
  state: string
  total_fen: number
}

async function payments(order: TestOrder): Promise<PaymentRow[]> {
  const { rows } = await world.server.pool.query<PaymentRow>(
    'SELECT out_trade_no, state::text, total_fen FROM payments WHERE order_id = $1 ORDER BY attempt',
    [order.orderId],
  )
  return rows
}

async function only(order: TestOrder): Promise<PaymentRow> {
  const rows = await payments(order)
  expect(rows).toHaveLength(1)
  const [row] = rows
  if (!row) throw new Error('no payment')
  return row
}

async function orderState(order: TestOrder): Promise<string> {
  const row = await one<{ state: string }>(world.server.pool, 'SELECT state::text FROM orders WHERE id = $1', [
    order.orderId,
  ])
  return row.state
}

function calls(kind: string, outTradeNo: string): number {
  return world.simulator.books.calls.filter(
    (call) => call.kind === kind && call.parameters['out_trade_no'] === outTradeNo,
  ).length
}

function prepayId(started: Started): string {
  if (started.status !== 'payable') throw new Error('not payable')
  return started.bridge.package
}

async function setPrice(order: TestOrder, totalFen: number): Promise<void> {
  await world.server.pool.query('UPDATE orders SET total_fen = $2 WHERE id = $1', [order.orderId, totalFen])
}

test('an order becomes payable, is paid in WeChat and settled by the notification', async () => {
  const order = await world.order()
  const started = await world.start(order)
  expect(started).toMatchObject({ status: 'payable', bridge: { signType: 'HMAC-SHA256' } })
  const { out_trade_no } = await only(order)
  expect(world.simulator.control.pay(out_trade_no)).toMatchObject({ paid: true })
  await world.simulator.control.idle()
  expect(world.verdicts).toEqual(['settled'])
  expect(await orderState(order)).toBe('paid')
})

test('asking again reuses the attempt, its number and its prepay_id', async () => {
  const order = await world.order()
  const first = await world.start(order)
  const second = await world.start(order)
  expect(prepayId(second)).toBe(prepayId(first))
  expect(calls('unifiedorder', (await only(order)).out_trade_no)).toBe(1)
})

test('twenty starts at once make one attempt', async () => {
  const order = await world.order()
  const all = await Promise.all(Array.from({ length: 20 }, () => world.start(order)))
  expect(all.every((each) => each.status === 'payable')).toBe(true)
  await only(order)
})

test('an old prepay_id is refreshed under the same number with identical parameters', async () => {
  const order = await world.order()
  await world.server.pool.query(`UPDATE orders SET expires_at = expires_at + interval '3 hours' WHERE id = $1`, [
    order.orderId,
  ])
  const first = await world.start(order)
  await world.advance(116 * minutes)
  const second = await world.start(order)
  expect(prepayId(second)).not.toBe(prepayId(first))
  const { out_trade_no } = await only(order)
  expect(calls('unifiedorder', out_trade_no)).toBe(2)
})

describe('when WeChat does not answer unifiedorder', () => {
  test('a busy WeChat is asked again with identical parameters, and once is enough', async () => {
    world.simulator.control.fail('unifiedorder', { as: 'err_code', err_code: 'SYSTEMERROR', after: true })
    const order = await world.order()
    expect(await world.start(order)).toMatchObject({ status: 'payable' })
    expect(calls('unifiedorder', (await only(order)).out_trade_no)).toBe(2)
  })

  test('the attempt stays opened under its number and the next try continues it', async () => {
    world.simulator.control.fail('unifiedorder', { as: 'reset', after: true }, 2)
    const order = await world.order()
    await expect(world.start(order)).rejects.toMatchObject({ code: 'wechat_unavailable' })
    expect(await only(order)).toMatchObject({ state: 'opened' })
    expect(await world.start(order)).toMatchObject({ status: 'payable' })
    expect(await only(order)).toMatchObject({ state: 'payable' })
  })

  test.each([
    ['HTML', { as: 'html' }],
    ['a wrong signature', { as: 'wrong_signature' }],
    ['a server error', { as: 'http_status', status: 502 }],
  ] as const)('%s is no answer', async (_what, fault) => {
    world.simulator.control.fail('unifiedorder', fault, 2)
    const order = await world.order()
    await expect(world.start(order)).rejects.toMatchObject({ code: 'wechat_unavailable' })
    expect(await only(order)).toMatchObject({ state: 'opened' })
  })

  test.each([
    ['NOAUTH', 'merchant_misconfigured'],
    ['APPID_MCHID_NOT_MATCH', 'merchant_misconfigured'],
    ['LACK_PARAMS', 'merchant_misconfigured'],
    ['NOTENOUGH', 'balance_low_at_wechat'],
  ])('%s is told as %s', async (err_code, code) => {
    world.simulator.control.fail('unifiedorder', { as: 'err_code', err_code })
    await expect(world.start(await world.order())).rejects.toMatchObject({ code })
  })
})

test('ORDERPAID settles the order by a query', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  // The prepay_id is forgotten, so that the next start calls unifiedorder again.
  await world.server.pool.query(`UPDATE payments SET prepaid_at = prepaid_at - interval '3 hours' WHERE out_trade_no = $1`, [
    out_trade_no,
  ])
  expect(await world.start(order)).toEqual({ status: 'paid' })
  expect(await orderState(order)).toBe('paid')
})

test('an attempt closed at WeChat is followed by a new one', async () => {
  const order = await world.order()
  world.simulator.control.fail('unifiedorder', { as: 'err_code', err_code: 'ORDERCLOSED' })
  expect(await world.start(order)).toMatchObject({ status: 'payable' })
  expect((await payments(order)).map(({ state }) => state)).toEqual(['closed', 'payable'])
})

test('a number WeChat calls used leaves the way, still watched, for a new one', async () => {
  const order = await world.order()
  world.simulator.control.fail('unifiedorder', {
    as: 'err_code',
    err_code: 'INVALID_REQUEST',
    err_code_des: '201 商户订单号重复',
  })
  expect(await world.start(order)).toMatchObject({ status: 'payable' })
  expect((await payments(order)).map(({ state }) => state)).toEqual(['superseded', 'payable'])
})

describe('when the price changes after an attempt was opened', () => {
  test('within five minutes the old attempt is superseded, not closed at WeChat', async () => {
    const order = await world.order()
    await world.start(order)
    await setPrice(order, 2990)
    expect(await world.start(order)).toMatchObject({ status: 'payable' })
    const [old, fresh] = await payments(order)
    expect(old).toMatchObject({ state: 'superseded', total_fen: 3990 })
    expect(fresh).toMatchObject({ state: 'payable', total_fen: 2990 })
    expect(calls('orderquery', old?.out_trade_no ?? '')).toBe(1)
    expect(calls('closeorder', old?.out_trade_no ?? '')).toBe(0)
  })

  test('later the old attempt is closed at WeChat, and can no longer be paid', async () => {
    const order = await world.order()
    await world.start(order)
    await world.advance(6 * minutes)
    await setPrice(order, 2990)
    await world.start(order)
    const [old, fresh] = await payments(order)
    expect(old).toMatchObject({ state: 'closed' })
    expect(fresh).toMatchObject({ state: 'payable', total_fen: 2990 })
    expect(world.simulator.control.pay(old?.out_trade_no ?? '')).toEqual({ paid: false, because: 'closed' })
  })

  test('an old attempt that was paid meanwhile is settled as a fact, and the new price is not charged blindly', async () => {
    const order = await world.order()
    await world.start(order)
    const { out_trade_no } = await only(order)
    world.simulator.control.nextNotification({ lost: true })
    world.simulator.control.pay(out_trade_no)
    await setPrice(order, 2990)
    await world.start(order)
    const filed = await world.server.pool.query('SELECT kind FROM exceptions WHERE out_trade_no = $1', [
      out_trade_no,
    ])
    expect(filed.rows).toEqual([{ kind: 'paid_after_close' }])
    expect((await payments(order)).map(({ state }) => state)).toEqual(['paid', 'payable'])
  })

  test('paid between our query and our close: ORDERPAID on close is settled too', async () => {
    const order = await world.order()
    await world.start(order)
    const { out_trade_no } = await only(order)
    await world.advance(6 * minutes)
    await setPrice(order, 2990)
    world.simulator.control.nextNotification({ lost: true })
    const closing = world.simulator.control.hold('closeorder', 'before')
    const started = world.start(order)
    const held = await closing
    world.simulator.control.pay(out_trade_no)
    held.release()
    await started
    expect((await payments(order))[0]).toMatchObject({ state: 'paid' })
  })

  test('an unanswered query supersedes: unknown is not closed', async () => {
    const order = await world.order()
    await world.start(order)
    await world.advance(6 * minutes)
    await setPrice(order, 2990)
    world.simulator.control.fail('orderquery', { as: 'html' })
    await world.start(order)
    expect((await payments(order)).map(({ state }) => state)).toEqual(['superseded', 'payable'])
  })
})

describe('E13: an order that cannot be paid', () => {
  test.each([
    ['paid', 'order_paid', `state = 'paid', paid_at = now()`],
    ['closed', 'order_closed', `state = 'closed'`],
    ['expired', 'order_expired', `expires_at = placed_at`],
  ])('%s is refused with no call to WeChat', async (_what, code, change) => {
    const order = await world.order()
    await world.server.pool.query(`UPDATE orders SET ${change} WHERE id = $1`, [order.orderId])
    const before = world.simulator.books.calls.length
    await expect(world.start(order)).rejects.toMatchObject({ code, status: 409 })
    expect(world.simulator.books.calls.length).toBe(before)
    expect(await payments(order)).toEqual([])
  })

  test("E7: somebody else's order is not found", async () => {
    const order = await world.order()
    await expect(world.start({ ...order, userId: order.userId + 1000 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('polling', () => {
  test('a lost notification is settled by asking WeChat', async () => {
    const order = await world.order()
    await world.start(order)
    const { out_trade_no } = await only(order)
    world.simulator.control.nextNotification({ lost: true })
    world.simulator.control.pay(out_trade_no)
    expect(await pollStatus(world.server, order)).toMatchObject({ state: 'awaiting_payment', mayBeCharged: true })
    await world.advance(3_000)
    expect(await pollStatus(world.server, order)).toMatchObject({ state: 'paid', payableFen: 0 })
  })

  test('thirty pollers ask WeChat once in three seconds', async () => {
    const order = await world.order()
    await world.start(order)
    const { out_trade_no } = await only(order)
    await world.advance(3_000)
    await Promise.all(Array.from({ length: 30 }, () => pollStatus(world.server, order)))
    expect(calls('orderquery', out_trade_no)).toBe(1)
    await world.advance(2_999)
    await pollStatus(world.server, order)
    expect(calls('orderquery', out_trade_no)).toBe(1)
    await world.advance(1)
    await pollStatus(world.server, order)
    expect(calls('orderquery', out_trade_no)).toBe(2)
  })

  test('E12: WeChat hangs and the poll answers "not final" within two seconds', async () => {
    const order = await world.order()
    await world.start(order)
    await world.advance(3_000)
    world.simulator.control.fail('orderquery', { as: 'hang' })
    const began = performance.now()
    expect(await pollStatus(world.server, order)).toMatchObject({ state: 'awaiting_payment', mayBeCharged: true })
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('once WeChat said "not paid", the page may offer to pay again', async () => {
    const order = await world.order()
    await world.start(order)
    await world.advance(3_000)
    expect(await pollStatus(world.server, order)).toMatchObject({ mayBeCharged: false })
    await world.start(order)
    expect(await pollStatus(world.server, order)).toMatchObject({ mayBeCharged: true })
  })

  test('another amount in the query is never "paid"', async () => {
    const order = await world.order()
    await world.start(order)
    const { out_trade_no } = await only(order)
    world.simulator.control.nextNotification({ lost: true })
    world.simulator.control.pay(out_trade_no)
    await world.advance(3_000)
    world.simulator.control.fail('orderquery', { as: 'alter', fields: { total_fee: '1' } })
    expect(await pollStatus(world.server, order)).toMatchObject({ state: 'awaiting_payment' })
    await world.advance(3_000)
    expect(await pollStatus(world.server, order)).toMatchObject({ state: 'paid' })
  })
})
