import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspect } from '../support/inspect'
import { createPayWorld, type PayWorld } from '../support/pay-world'

let world: PayWorld
beforeAll(async () => {
  world = await createPayWorld()
})
afterAll(() => world.stop())

test('D2, S2: a database that makes a notification wait is answered for within 5 s, and its next copy pays once', async () => {
  const ask = inspect(world)
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  const blocker = await world.server.pool.connect()
  await blocker.query('BEGIN')
  await blocker.query('LOCK TABLE orders IN ACCESS EXCLUSIVE MODE')

  const startedAt = performance.now()
  world.simulator.control.pay(out_trade_no)
  await world.simulator.control.idle()
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  expect(world.verdicts).toEqual(['unavailable'])

  await blocker.query('ROLLBACK')
  blocker.release()
  await world.simulator.control.resendNotification(out_trade_no)
  expect(await ask.orderState(order)).toBe('paid')
  const { rows } = await world.server.pool.query('SELECT 1 FROM journals WHERE kind = $1', ['payment'])
  expect(rows).toHaveLength(1)
})
