import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runJobs } from '@/lib/jobs/run-jobs'
import { systemClock } from '@/lib/clock'
import { inspect } from '../support/inspect'
import { one } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'

/** The queue's own clock is the database's, so this world lives in real time. */
let world: PayWorld
beforeAll(async () => {
  world = await createPayWorld()
  Object.assign(world.server, { clock: systemClock })
})
afterAll(() => world.stop())

test('the worker settles a payment whose notification was lost, with no page open, in any of two processes', async () => {
  const ask = inspect(world)
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  const workers = await Promise.all([runJobs(world.server), runJobs(world.server)])
  await vi.waitFor(async () => expect(await ask.orderState(order)).toBe('paid'), { timeout: 15_000 })
  expect(ask.calls('orderquery', out_trade_no)).toBe(1)
  await Promise.all(workers.map((worker) => worker.stop()))
})

test('a job that died with its worker is given a new one within two minutes', async () => {
  const ask = inspect(world)
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  world.simulator.control.nextNotification({ lost: true })
  world.simulator.control.pay(out_trade_no)
  const { pool } = world.server
  // As a kill leaves it: locked by a worker that is no more, and a minute late.
  await pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'dead'
    WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'watch_payment')`)
  await pool.query(
    `UPDATE payments SET next_watch_at = now() - interval '61 seconds' WHERE state = 'payable'`,
  )
  const worker = await runJobs(world.server)
  await vi.waitFor(async () => expect(await ask.orderState(order)).toBe('paid'), { timeout: 15_000 })
  await worker.stop()
})

test('an order is never placed without the job that closes it', async () => {
  const order = await world.order()
  const { run_at } = await one<{ run_at: Date }>(
    world.server.pool,
    'SELECT run_at FROM graphile_worker.jobs WHERE key = $1',
    [`expire_order:${order.orderId}`],
  )
  expect(Math.abs(run_at.getTime() - Date.now() - 30 * 60_000)).toBeLessThan(60_000)
})
