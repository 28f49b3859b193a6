import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findOrder, listOrders } from '@/lib/mall/orders'
import { pollStatus } from '@/lib/payment/poll-status'
import { viewCashier } from '@/lib/payment/view-cashier'
import { inspect } from '../support/inspect'
import type { TestOrder } from '../support/orders'
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

test('a lost notification is settled by asking WeChat', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  expect(await pollStatus(world.server, order)).toMatchObject({
    state: 'awaiting_payment',
    mayBeCharged: true,
  })
  await world.advance(3_000)
  expect(await pollStatus(world.server, order)).toMatchObject({ state: 'paid', payableFen: 0 })
})

test('thirty pollers ask WeChat once in three seconds', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  await world.advance(3_000)
  await Promise.all(Array.from({ length: 30 }, () => pollStatus(world.server, order)))
  expect(ask.calls('orderquery', out_trade_no)).toBe(1)
  await world.advance(2_999)
  await pollStatus(world.server, order)
  expect(ask.calls('orderquery', out_trade_no)).toBe(1)
  await world.advance(1)
  await pollStatus(world.server, order)
  expect(ask.calls('orderquery', out_trade_no)).toBe(2)
})

test('E12: WeChat hangs and the poll answers "not final" within two seconds', async () => {
  const order = await world.order()
  await world.start(order)
  await world.advance(3_000)
  world.simulator.control.fail('orderquery', { as: 'hang' })
  const began = performance.now()
  expect(await pollStatus(world.server, order)).toMatchObject({
    state: 'awaiting_payment',
    mayBeCharged: true,
  })
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

/** What the cashier, the order's page and its card in the list say of it. */
async function seenOf(order: TestOrder) {
  const { orders } = await listOrders(world.server, { userId: order.userId, tab: 'all' })
  return {
    cashier: (await viewCashier(world.server, order))?.mayBeCharged,
    seen: [await findOrder(world.server, order), orders.find(({ orderNo }) => orderNo === order.orderNo)],
  }
}

test('an order and its card know what the cashier knows, and offer to pay only what is unpaid for certain', async () => {
  const order = await world.order()
  const expectSeen = async (known: { mayBeCharged: boolean; canPay: boolean }) => {
    const { cashier, seen } = await seenOf(order)
    expect(cashier).toBe(known.mayBeCharged)
    expect(seen).toEqual([expect.objectContaining(known), expect.objectContaining(known)])
  }
  await expectSeen({ mayBeCharged: false, canPay: true })
  await world.start(order)
  await expectSeen({ mayBeCharged: true, canPay: false })
  await world.advance(3_000)
  await pollStatus(world.server, order)
  await expectSeen({ mayBeCharged: false, canPay: true })

  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  await world.advance(31 * 60_000)
  await expectSeen({ mayBeCharged: true, canPay: false })
  await pollStatus(world.server, order)
  await expectSeen({ mayBeCharged: false, canPay: false })
  expect((await findOrder(world.server, order))?.state).toBe('paid')
})

test('another amount in the query is never "paid"', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  await world.advance(3_000)
  world.simulator.control.fail('orderquery', { as: 'alter', fields: { total_fee: '1' } })
  expect(await pollStatus(world.server, order)).toMatchObject({ state: 'awaiting_payment' })
  await world.advance(3_000)
  expect(await pollStatus(world.server, order)).toMatchObject({ state: 'paid' })
})
