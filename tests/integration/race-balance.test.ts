import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startPayment } from '@/lib/payment/start-payment'
import { inspect } from '../support/inspect'
import { moneyOf } from '../support/money'
import { one, type TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'
import {
  expectBooksAgree,
  finishRefunds,
  freshOrder,
  letterOf,
  openInstances,
  payUntold,
  rounds,
  tally,
  tell,
  times,
  type Instances,
} from '../support/races'

let world: PayWorld
let shops: Instances
let ask: ReturnType<typeof inspect>
let money: ReturnType<typeof moneyOf>
beforeAll(async () => {
  world = await createPayWorld()
  shops = openInstances(world, 3)
  ask = inspect(world)
  money = moneyOf(world.server)
})
afterEach(() => world.simulator.control.reset())
afterAll(async () => {
  await shops.stop()
  await world.stop()
})

test('B1: 20 orders of one shopper want the balance at once: it is spent to the fen and never twice', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const orders = await ordersOf({ count: 20, totalFen: 300, balanceFen: 1000 })
    const first = firstOf(orders)
    const ends = await tally(orders.map((order, n) => start(n, order)))

    // Three are paid whole, the fourth takes what is left and asks WeChat for the rest.
    expect(ends).toEqual({ paid: 3, payable: 17 })
    expect(await money.balance(first)).toEqual({ available: 0, held: 100 })
    expect(await spent(first.userId)).toEqual({ captured: 900, held: 100 })
    await expectBooksAgree(world, first)
  }
})

test('B1: shoppers who tap twice on each of ten orders, in two windows, spend no balance twice', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const orders = await ordersOf({ count: 10, totalFen: 300, balanceFen: 1000 })
    const first = firstOf(orders)
    const ends = await tally([...orders, ...orders].map((order, n) => start(n, order)))

    const balance = await money.balance(first)
    const { captured, held } = await spent(first.userId)
    expect(captured).toBe(900)
    expect(balance).toEqual({ available: 100 - held, held })
    expect(ends['paid'] ?? 0).toBeGreaterThanOrEqual(3)
    const paid = await Promise.all(orders.map((order) => ask.orderState(order)))
    expect(paid.filter((state) => state === 'paid')).toHaveLength(3)
    await expectBooksAgree(world, first)
  }
})

test('B1: mixed payments are told while other orders still spend the same balance', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const orders = await ordersOf({ count: 6, totalFen: 3990, balanceFen: 5000 })
    const [early, ...others] = orders
    if (!early) throw new Error('no orders')
    expect(await start(0, early)).toEqual({ status: 'paid' })
    const mixed = others[0] ?? early
    await start(1, mixed)
    const { out_trade_no } = await ask.only(mixed)
    expect(await money.balance(early)).toEqual({ available: 0, held: 1010 })
    payUntold(world, out_trade_no)
    const letter = await letterOf(world, out_trade_no)

    // The mixed order is told, and tapped again without its balance, while the others want that balance.
    await tally([
      ...times(4, (n) => tell(shops.of(n), letter)),
      start(2, mixed, false),
      ...others.slice(1).map((order, n) => start(n, order)),
    ])
    expect(await ask.orderState(mixed)).toBe('paid')
    expect(await spent(early.userId)).toEqual({ captured: 5000, held: 0 })
    expect(await money.balance(early)).toEqual({ available: 0, held: 0 })
    await expectBooksAgree(world, mixed)
  }
})

test('paid at WeChat and from the balance in the same moment: one is captured, the other given back', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world, { balanceFen: 3990 })
    await world.start(order)
    const { out_trade_no } = await ask.only(order)
    const fromBalance = start(1, order)
    await sleep(round % 10)
    payUntold(world, out_trade_no)
    const letter = await letterOf(world, out_trade_no)
    await tally([fromBalance, ...times(4, (n) => tell(shops.of(n), letter))])

    await finishRefunds(world, order)
    const { captured } = await spent(order.userId)
    expect(await ask.orderState(order)).toBe('paid')
    expect(await money.balance(order)).toEqual({ available: 3990 - captured, held: 0 })
    expect(await money.booked(order)).toEqual(
      captured > 0 ? { user_available: -3990, sales: 3990 } : { wechat_clearing: -3990, sales: 3990 },
    )
    expect((await money.refunds(order)).map(({ state }) => state)).toEqual(captured > 0 ? ['succeeded'] : [])
    await expectBooksAgree(world, order)
  }
})

/** Orders of one shopper, who has this balance. */
async function ordersOf(of: { count: number; totalFen: number; balanceFen: number }): Promise<TestOrder[]> {
  const first = await freshOrder(world, of)
  return [first, ...(await Promise.all(times(of.count - 1, () => world.order(of.totalFen))))]
}

function firstOf(orders: readonly TestOrder[]): TestOrder {
  const [first] = orders
  if (!first) throw new Error('no orders')
  return first
}

function start(n: number, { userId, openid, orderNo }: TestOrder, useBalance = true) {
  return startPayment(shops.of(n), { userId, openid, orderNo, useBalance, clientIp: '203.0.113.7' })
}

/** What a shopper's attempts took from the balance for good, and hold. */
function spent(userId: number): Promise<{ captured: number; held: number }> {
  return one(
    world.server.pool,
    `SELECT coalesce(sum(p.balance_fen) FILTER (WHERE p.hold = 'captured'), 0)::int AS captured,
       coalesce(sum(p.balance_fen) FILTER (WHERE p.hold = 'held'), 0)::int AS held
     FROM payments p JOIN orders o ON o.id = p.order_id WHERE o.user_id = $1`,
    [userId],
  )
}
