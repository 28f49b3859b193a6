import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Started } from '@/lib/payment/start-payment'
import { inspect } from '../support/inspect'
import { createPayWorld, type PayWorld } from '../support/pay-world'

let world: PayWorld
let ask: ReturnType<typeof inspect>
beforeAll(async () => {
  world = await createPayWorld()
  ask = inspect(world)
})
afterEach(() => {
  world.simulator.control.reset()
  world.verdicts.length = 0
})
afterAll(() => world.stop())

const minutes = 60_000

function prepayId(started: Started): string {
  if (started.status !== 'payable') throw new Error('not payable')
  return started.bridge.package
}

test('an order becomes payable, is paid in WeChat and settled by the notification', async () => {
  const order = await world.order()
  const started = await world.start(order)
  expect(started).toMatchObject({ status: 'payable', bridge: { signType: 'HMAC-SHA256' } })
  const { out_trade_no } = await ask.only(order)
  expect(world.simulator.control.pay(out_trade_no)).toMatchObject({ paid: true })
  await world.simulator.control.idle()
  expect(world.verdicts).toEqual(['settled'])
  expect(await ask.orderState(order)).toBe('paid')
})

test('asking again reuses the attempt, its number and its prepay_id', async () => {
  const order = await world.order()
  const first = await world.start(order)
  const second = await world.start(order)
  expect(prepayId(second)).toBe(prepayId(first))
  expect(ask.calls('unifiedorder', (await ask.only(order)).out_trade_no)).toBe(1)
})

test('twenty starts at once make one attempt', async () => {
  const order = await world.order()
  const all = await Promise.all(Array.from({ length: 20 }, () => world.start(order)))
  expect(all.every((each) => each.status === 'payable')).toBe(true)
  await ask.only(order)
})

test('an old prepay_id is refreshed under the same number with identical parameters', async () => {
  const order = await world.order()
  await world.server.pool.query(
    `UPDATE orders SET expires_at = expires_at + interval '3 hours' WHERE id = $1`,
    [order.orderId],
  )
  const first = await world.start(order)
  await world.advance(116 * minutes)
  const second = await world.start(order)
  expect(prepayId(second)).not.toBe(prepayId(first))
  const { out_trade_no } = await ask.only(order)
  expect(ask.calls('unifiedorder', out_trade_no)).toBe(2)
})

describe('when WeChat does not answer unifiedorder', () => {
  test('a busy WeChat is asked again with identical parameters, and once is enough', async () => {
    world.simulator.control.fail('unifiedorder', { as: 'err_code', err_code: 'SYSTEMERROR', after: true })
    const order = await world.order()
    expect(await world.start(order)).toMatchObject({ status: 'payable' })
    expect(ask.calls('unifiedorder', (await ask.only(order)).out_trade_no)).toBe(2)
  })

  test('the attempt stays opened under its number and the next try continues it', async () => {
    world.simulator.control.fail('unifiedorder', { as: 'reset', after: true }, 2)
    const order = await world.order()
    await expect(world.start(order)).rejects.toMatchObject({ code: 'wechat_unavailable' })
    expect(await ask.only(order)).toMatchObject({ state: 'opened' })
    expect(await world.start(order)).toMatchObject({ status: 'payable' })
    expect(await ask.only(order)).toMatchObject({ state: 'payable' })
  })

  test.each([
    ['HTML', { as: 'html' }],
    ['a wrong signature', { as: 'wrong_signature' }],
    ['a server error', { as: 'http_status', status: 502 }],
  ] as const)('%s is no answer', async (_what, fault) => {
    world.simulator.control.fail('unifiedorder', fault, 2)
    const order = await world.order()
    await expect(world.start(order)).rejects.toMatchObject({ code: 'wechat_unavailable' })
    expect(await ask.only(order)).toMatchObject({ state: 'opened' })
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
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  // The prepay_id is forgotten, so that the next start calls unifiedorder again.
  await world.server.pool.query(
    `UPDATE payments SET prepaid_at = prepaid_at - interval '3 hours' WHERE out_trade_no = $1`,
    [out_trade_no],
  )
  expect(await world.start(order)).toEqual({ status: 'paid' })
  expect(await ask.orderState(order)).toBe('paid')
})

test('an attempt closed at WeChat is followed by a new one', async () => {
  const order = await world.order()
  world.simulator.control.fail('unifiedorder', { as: 'err_code', err_code: 'ORDERCLOSED' })
  expect(await world.start(order)).toMatchObject({ status: 'payable' })
  expect((await ask.payments(order)).map(({ state }) => state)).toEqual(['closed', 'payable'])
})

test('a number WeChat calls used leaves the way, still watched, for a new one', async () => {
  const order = await world.order()
  world.simulator.control.fail('unifiedorder', {
    as: 'err_code',
    err_code: 'INVALID_REQUEST',
    err_code_des: '201 商户订单号重复',
  })
  expect(await world.start(order)).toMatchObject({ status: 'payable' })
  expect((await ask.payments(order)).map(({ state }) => state)).toEqual(['superseded', 'payable'])
})

test('a fresh number that WeChat calls used too is a fault of ours: no third attempt', async () => {
  const order = await world.order()
  world.simulator.control.fail('unifiedorder', { as: 'err_code', err_code: 'INVALID_REQUEST' }, 5)
  await expect(world.start(order)).rejects.toMatchObject({ code: 'merchant_misconfigured' })
  expect(await ask.payments(order)).toHaveLength(2)
})

describe('E13: an order that cannot be paid', () => {
  test.each([
    ['paid', 'order_paid', `state = 'paid', paid_at = now()`],
    ['closed', 'order_closed', `state = 'closed', closed_at = now(), close_reason = 'expired'`],
    ['expired', 'order_expired', `expires_at = placed_at`],
  ])('%s is refused with no call to WeChat', async (_what, code, change) => {
    const order = await world.order()
    await world.server.pool.query(`UPDATE orders SET ${change} WHERE id = $1`, [order.orderId])
    const before = world.simulator.books.calls.length
    await expect(world.start(order)).rejects.toMatchObject({ code, status: 409 })
    expect(world.simulator.books.calls.length).toBe(before)
    expect(await ask.payments(order)).toEqual([])
  })

  test("E7: somebody else's order is not found", async () => {
    const order = await world.order()
    await expect(world.start({ ...order, userId: order.userId + 1000 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
