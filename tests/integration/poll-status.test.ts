import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { pollStatus } from '@/lib/payment/poll-status'
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
