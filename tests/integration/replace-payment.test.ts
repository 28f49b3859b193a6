import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
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

test('after a price change within five minutes the old attempt is superseded, not closed at WeChat', async () => {
  const order = await world.order()
  await world.start(order)
  await ask.setPrice(order, 2990)
  expect(await world.start(order)).toMatchObject({ status: 'payable' })
  const [old, fresh] = await ask.payments(order)
  expect(old).toMatchObject({ state: 'superseded', total_fen: 3990 })
  expect(fresh).toMatchObject({ state: 'payable', total_fen: 2990 })
  expect(ask.calls('orderquery', old?.out_trade_no ?? '')).toBe(1)
  expect(ask.calls('closeorder', old?.out_trade_no ?? '')).toBe(0)
})

test('after a price change later the old attempt is closed at WeChat, and can no longer be paid', async () => {
  const order = await world.order()
  await world.start(order)
  await world.advance(6 * minutes)
  await ask.setPrice(order, 2990)
  await world.start(order)
  const [old, fresh] = await ask.payments(order)
  expect(old).toMatchObject({ state: 'closed' })
  expect(fresh).toMatchObject({ state: 'payable', total_fen: 2990 })
  expect(world.simulator.control.pay(old?.out_trade_no ?? '')).toEqual({ paid: false, because: 'closed' })
})

test('an old attempt that was paid meanwhile is settled as a fact, and the new price is not charged blindly', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  await ask.setPrice(order, 2990)
  await world.start(order)
  const filed = await world.server.pool.query('SELECT kind FROM exceptions WHERE out_trade_no = $1', [
    out_trade_no,
  ])
  expect(filed.rows).toEqual([{ kind: 'paid_after_close' }])
  expect((await ask.payments(order)).map(({ state }) => state)).toEqual(['paid', 'payable'])
})

test('paid between our query and our close: ORDERPAID on close is settled too', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  await world.advance(6 * minutes)
  await ask.setPrice(order, 2990)
  world.simulator.control.nextNotification({ lost: true })
  const closing = world.simulator.control.hold('closeorder', 'before')
  const started = world.start(order)
  const held = await closing
  world.simulator.control.pay(out_trade_no)
  held.release()
  await started
  expect((await ask.payments(order))[0]).toMatchObject({ state: 'paid' })
})

test('an unanswered query supersedes: unknown is not closed', async () => {
  const order = await world.order()
  await world.start(order)
  await world.advance(6 * minutes)
  await ask.setPrice(order, 2990)
  world.simulator.control.fail('orderquery', { as: 'html' })
  await world.start(order)
  expect((await ask.payments(order)).map(({ state }) => state)).toEqual(['superseded', 'payable'])
})

test('an attempt of another merchant account is asked about there, and not closed on our account’s word', async () => {
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  await world.server.pool.query(`UPDATE payments SET mchid = '1230000109' WHERE out_trade_no = $1`, [
    out_trade_no,
  ])
  await world.advance(6 * minutes)
  await world.start(order)
  expect((await ask.payments(order)).map(({ state }) => state)).toEqual(['superseded', 'payable'])
})
