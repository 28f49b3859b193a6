import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cancelOrder } from '@/lib/payment/cancel-order'
import { changePrice } from '@/lib/payment/change-price'
import { pollStatus } from '@/lib/payment/poll-status'
import { inspect } from '../support/inspect'
import { liveThrough } from '../support/jobs'
import { credit, moneyOf } from '../support/money'
import { createPayWorld, type PayWorld } from '../support/pay-world'

const minutes = 60_000
let world: PayWorld
let ask: ReturnType<typeof inspect>
let money: ReturnType<typeof moneyOf>
beforeAll(async () => {
  world = await createPayWorld()
  ask = inspect(world)
  money = moneyOf(world.server)
})
afterEach(() => world.simulator.control.reset())
afterAll(() => world.stop())

test('an unpaid order closes by itself: at WeChat first, then here, and gives everything back', async () => {
  const order = await world.order(3990)
  await credit(world.server, order, 1000)
  await world.start(order, { useBalance: true })
  const { out_trade_no } = await ask.only(order)
  await liveThrough(world, 31 * minutes)
  expect(await ask.orderState(order)).toBe('closed')
  expect((await ask.only(order)).state).toBe('closed')
  expect(ask.calls('closeorder', out_trade_no)).toBe(1)
  expect(await money.balance(order)).toMatchObject({ held: 0 })
  expect(await money.booked(order)).toEqual({})
  expect(await money.stock(order)).toEqual({ available: 101, reserved: 0 })
  const events = await money.events(order)
  expect(events.indexOf('payment_closed')).toBeLessThan(events.indexOf('order_closed'))
})

test('a lost notification is settled within 90 seconds of the payment with no page open', async () => {
  for (const paidAfterMs of [2_000, 61_000, 12 * minutes]) {
    const order = await world.order()
    await world.start(order)
    await liveThrough(world, paidAfterMs, 1_000)
    const { out_trade_no } = await ask.only(order)
    world.simulator.control.nextNotification({ lost: true })
    world.simulator.control.pay(out_trade_no)
    await liveThrough(world, 90_000, 1_000)
    expect(await ask.orderState(order)).toBe('paid')
  }
})

test('paid between the query and the close of an expiry: ORDERPAID pays the order', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  await world.advance(29 * minutes)
  const held = await holdClose(order.orderNo)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  held()
  await liveThrough(world, 3 * minutes)
  expect(await ask.orderState(order)).toBe('paid')
  expect(await money.stock(order)).toEqual({ available: 100, reserved: 1 })
})

/** The expiry's close waits until released, while the world goes on. */
async function holdClose(orderNo: string): Promise<() => void> {
  expect(orderNo).not.toBe('')
  const held = world.simulator.control.hold('closeorder', 'before')
  const living = liveThrough(world, 2 * minutes)
  const { release } = await held
  return () => {
    release()
    void living
  }
}

test('an order whose attempt is too young to be closed waits for it', async () => {
  const order = await world.order()
  await world.advance(28 * minutes)
  await world.start(order)
  await liveThrough(world, 3 * minutes)
  expect(await ask.orderState(order)).toBe('awaiting_payment')
  await liveThrough(world, 4 * minutes)
  expect(await ask.orderState(order)).toBe('closed')
})

test('money that does not fit its attempt is filed and does not keep the order from closing', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  world.simulator.control.fail('orderquery', { as: 'alter', fields: { total_fee: '1' } }, 1_000)
  await liveThrough(world, 40 * minutes, minutes)
  expect(await ask.orderState(order)).toBe('closed')
  expect(await money.exceptions(order)).toEqual(['mismatch'])
})

test('while WeChat does not answer nothing closes, and when it does everything is right', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  world.simulator.control.fail('orderquery', { as: 'http_status', status: 502 }, 1_000)
  await liveThrough(world, 60 * minutes, minutes)
  expect(await ask.orderState(order)).toBe('awaiting_payment')
  world.simulator.control.reset()
  await liveThrough(world, 40 * minutes, minutes)
  expect(await ask.orderState(order)).toBe('paid')
})

test('paid after the order expired: the goods are still there, so it is sold after all', async () => {
  const order = await closedYetPayable()
  expect(await ask.orderState(order)).toBe('paid')
  expect(await money.booked(order)).toEqual({ wechat_clearing: -3990, sales: 3990 })
  expect(await money.stock(order)).toEqual({ available: 100, reserved: 1 })
  expect(await money.exceptions(order)).toEqual(['paid_after_close'])
})

test('paid after the order expired and the goods are gone: the money goes back by itself, once', async () => {
  const order = await closedYetPayable('UPDATE skus SET stock_available = 0')
  expect(await ask.orderState(order)).toBe('closed')
  await liveThrough(world, 10 * minutes)
  expect(await money.refunds(order)).toMatchObject([{ state: 'succeeded', wechat_fen: 3990 }])
  expect(await money.booked(order)).toEqual({})
})

/** An attempt paid while WeChat told us that it was closed: the worst that a race there can do. */
async function closedYetPayable(before?: string) {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  await world.advance(20 * minutes)
  world.simulator.control.nextNotification({ delayMs: 20 * minutes })
  world.simulator.control.pay(out_trade_no)
  await world.server.pool.query(
    `SELECT move_payment(id, '{opened,payable}', 'closed', NULL, $2) FROM payments WHERE order_id = $1`,
    [order.orderId, world.server.clock.now()],
  )
  await liveThrough(world, 11 * minutes)
  expect(await ask.orderState(order)).toBe('closed')
  if (before) {
    await world.server.pool.query(
      `${before} WHERE id = (SELECT sku_id FROM order_lines WHERE order_id = $1)`,
      [order.orderId],
    )
  }
  await liveThrough(world, 11 * minutes)
  return order
}

test('a shopper cancels: the order closes at once, and what is paid all the same goes back', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  await cancelOrder(world.server, order)
  await cancelOrder(world.server, order)
  expect(await ask.orderState(order)).toBe('closed')
  expect(await money.stock(order)).toEqual({ available: 101, reserved: 0 })
  expect(world.simulator.control.pay(out_trade_no)).toMatchObject({ paid: true })
  await world.simulator.control.idle()
  expect(await ask.orderState(order)).toBe('closed')
  const stray = { cause: 'paid_after_close', amountFen: 3990 }
  expect(await pollStatus(world.server, order)).toMatchObject({
    strays: [{ ...stray, progress: 'under_way' }],
  })
  await liveThrough(world, 10 * minutes)
  expect(await money.refunds(order)).toMatchObject([{ cause: 'paid_after_close', state: 'succeeded' }])
  expect(await pollStatus(world.server, order)).toMatchObject({ strays: [{ ...stray, progress: 'done' }] })
})

test('cancelling an order that is paid, or was just paid, is refused', async () => {
  const order = await world.order()
  await world.start(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay((await ask.only(order)).out_trade_no)
  await expect(cancelOrder(world.server, order)).rejects.toMatchObject({ code: 'order_paid' })
  expect(await ask.orderState(order)).toBe('paid')
  await expect(cancelOrder(world.server, { ...order, userId: 0 })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('an operator changes the price: the old attempt leaves, and if both get paid one goes back', async () => {
  const order = await world.order()
  await world.start(order)
  const change = { orderNo: order.orderNo, totalFen: 2990, operator: '小王', reason: '补差价' }
  await changePrice(world.server, change)
  await changePrice(world.server, change)
  await world.start(order)
  const [old, fresh] = await ask.payments(order)
  expect([old?.state, fresh?.state]).toEqual(['superseded', 'payable'])
  for (const payment of [fresh, old]) {
    expect(world.simulator.control.pay(payment?.out_trade_no ?? '')).toMatchObject({ paid: true })
    await world.simulator.control.idle()
  }
  await liveThrough(world, 10 * minutes)
  expect(await ask.orderState(order)).toBe('paid')
  expect(await money.refunds(order)).toMatchObject([
    { cause: 'duplicate_payment', state: 'succeeded', wechat_fen: 3990 },
  ])
  expect(await money.booked(order)).toEqual({ wechat_clearing: -2990, sales: 2990 })
  await expect(changePrice(world.server, { ...change, totalFen: 1 })).rejects.toMatchObject({
    code: 'order_paid',
  })
})
