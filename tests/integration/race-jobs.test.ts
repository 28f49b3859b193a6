import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '@/lib/jobs/run-jobs'
import { decideRefund } from '@/lib/payment/decide-refund'
import { requestRefund } from '@/lib/payment/request-refund'
import { sweepJobs } from '@/lib/store/watch'
import { inspect } from '../support/inspect'
import { moneyOf } from '../support/money'
import { one, type TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'
import {
  expectBooksAgree,
  finishRefunds,
  freshOrder,
  openInstances,
  rounds,
  times,
  type Instances,
} from '../support/races'

let world: PayWorld
let shops: Instances
let workers: { stop(): Promise<void> }[]
let ask: ReturnType<typeof inspect>
let money: ReturnType<typeof moneyOf>
beforeAll(async () => {
  world = await createPayWorld()
  shops = openInstances(world, 2)
  workers = [await runJobs(shops.of(0)), await runJobs(shops.of(1))]
  ask = inspect(world)
  money = moneyOf(world.server)
})
afterAll(async () => {
  for (const worker of workers) await worker.stop()
  await shops.stop()
  await world.stop()
})

test('two workers on one queue: every refund is sent to WeChat once, under its own number', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const orders = await Promise.all(times(3, paidOrder))
    await Promise.all(orders.map((order, n) => approve(n, order)))
    await allSent(orders)
    for (const order of orders) expect(callsOf(order)).toEqual([`${order.orderNo}R1`])
  }
})

test('a sweep that gives the same refunds out again moves no money twice', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const orders = await Promise.all(times(2, paidOrder))
    // WeChat is slow to answer, so the sweeps find the refunds late while their jobs are at work.
    world.simulator.control.fail('refund', { as: 'slow', ms: 60, after: true }, orders.length)
    await Promise.all(orders.map((order, n) => approve(n, order)))
    const late = new Date(world.server.clock.now().getTime() + 120_000)
    for (let sweep = 0; sweep < 4; sweep += 1) {
      await Promise.all(times(2, (n) => sweepJobs(shops.of(n).pool, late)))
      await world.server.pool.query(
        'UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL',
      )
      await sleep(10)
    }
    await allSent(orders)
    await Promise.all(orders.map((order) => finishRefunds(world, order)))
    for (const order of orders) {
      expect(new Set(callsOf(order))).toEqual(new Set([`${order.orderNo}R1`]))
      const atWechat = [...world.simulator.books.refunds.values()]
      expect(atWechat.filter(({ out_trade_no }) => out_trade_no.startsWith(order.orderNo))).toHaveLength(1)
      expect((await money.refunds(order)).map(({ state }) => state)).toEqual(['succeeded'])
      expect(await money.booked(order)).toEqual({})
      await expectBooksAgree(world, order)
    }
  }
})

async function paidOrder(): Promise<TestOrder> {
  const order = await freshOrder(world, { totalFen: 100 })
  await world.start(order)
  world.simulator.control.pay((await ask.only(order)).out_trade_no)
  await world.simulator.control.idle()
  const { userId, orderNo } = order
  await requestRefund(world.server, {
    userId,
    orderNo,
    amountFen: null,
    reason: '不想要了',
    requestKey: 'all',
  })
  return order
}

function approve(n: number, { orderNo }: TestOrder): Promise<void> {
  const answer = { outRefundNo: `${orderNo}R1`, approve: true, operator: '小王', decision: '同意' }
  return decideRefund(shops.of(n), answer)
}

/** The numbers under which WeChat was asked to refund an order, one for each call. */
function callsOf({ orderNo }: TestOrder): (string | undefined)[] {
  return world.simulator.books.calls
    .filter(({ kind, parameters }) => kind === 'refund' && parameters['out_trade_no']?.startsWith(orderNo))
    .map(({ parameters }) => parameters['out_refund_no'])
}

async function allSent(orders: readonly TestOrder[]): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(20)) {
    const { left } = await one<{ left: number }>(
      world.server.pool,
      `SELECT count(*)::int AS left FROM refunds WHERE state = 'approved' AND order_id = ANY ($1)`,
      [orders.map(({ orderId }) => orderId)],
    )
    if (left === 0) return
  }
  throw new Error('the workers did not send the refunds')
}
