import { afterAll, beforeAll, expect, test } from 'vitest'
import { newOrderNo } from '@/lib/mall/new-order-no'
import { placeOrder } from '@/lib/mall/place-order'
import type { Server } from '@/lib/server'
import { cancelOrder } from '@/lib/payment/cancel-order'
import { expireOrder } from '@/lib/payment/expire-order'
import { inspect } from '../support/inspect'
import { address } from '../support/mall-shop'
import { moneyOf } from '../support/money'
import { digits, insertOrder, one, type TestOrder } from '../support/orders'
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
let buyers: number[]
beforeAll(async () => {
  world = await createPayWorld()
  shops = openInstances(world, 3)
  ask = inspect(world)
  money = moneyOf(world.server)
  const made = times(30, () =>
    insertOrder(world.server.pool, { totalFen: 100, now: world.server.clock.now() }),
  )
  buyers = (await Promise.all(made)).map(({ userId }) => userId)
})
afterAll(async () => {
  await shops.stop()
  await world.stop()
})

test('B2: of 30 buyers of the last one at once, at three instances, one gets it', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const skuId = await lastOne()
    expect(await tally(buyers.map((userId, n) => buy(shops.of(n), userId, skuId)))).toEqual({
      bought: 1,
      out_of_stock: 29,
    })
    expect(await shelf(skuId)).toEqual({ available: 0, reserved: 1, orders: 1 })
  }
})

test('B2: the last one, given back by a cancelled order while 30 want it, is had by one at most', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const skuId = await lastOne()
    const holder = await freshOrder(world, { totalFen: 3990 })
    await putInto(holder, skuId)
    const bought = tally(buyers.map((userId, n) => buy(shops.of(n), userId, skuId)))
    await tally(times(2, (n) => cancelOrder(shops.of(n), holder)))
    const sold = (await bought)['bought'] ?? 0
    expect(sold).toBeLessThanOrEqual(1)
    expect(await shelf(skuId)).toEqual({ available: 1 - sold, reserved: sold, orders: sold + 1 })
  }
})

test('paid after close while 30 want the one it gave back: it is revived or refunded, and one has the goods', async () => {
  const ends = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const skuId = await lastOne()
    const order = await freshOrder(world, { totalFen: 3990 })
    await putInto(order, skuId)
    await world.start(order)
    const { out_trade_no } = await ask.only(order)
    await world.advance(31 * 60_000)
    // Unknown is not closed: the shop gives up asking, WeChat does not.
    await world.server.pool.query(
      `UPDATE payments SET state = 'closed', closed_at = $2, next_watch_at = NULL WHERE out_trade_no = $1`,
      [out_trade_no, world.server.clock.now()],
    )
    await expireOrder(world.server, order.orderId)
    payUntold(world, out_trade_no)
    const letter = await letterOf(world, out_trade_no)

    const tellAll = () => tally(times(3, (n) => tell(shops.of(n), letter)))
    const buyAll = () => tally(buyers.map((userId, n) => buy(shops.of(n), userId, skuId)))
    // Each side is first once for certain; who is in the other rounds is the machine's affair.
    const early = round === 0 ? await buyAll() : null
    const told = tellAll()
    if (round === 1) await told
    const [verdicts, bought] = await Promise.all([told, early ?? buyAll()])
    const sold = bought['bought'] ?? 0
    await finishRefunds(world, order)
    expect(verdicts).toEqual({ paid_after_close: 1, already_settled: 2 })
    const revived = (await ask.orderState(order)) === 'paid'
    ends.add(revived ? 'revived' : 'refunded')
    expect(sold).toBe(revived ? 0 : 1)
    expect((await shelf(skuId)).reserved).toBe(1)
    expect((await shelf(skuId)).available).toBe(0)
    expect((await money.refunds(order)).map(({ state, cause }) => [state, cause])).toEqual(
      revived ? [] : [['succeeded', 'paid_after_close']],
    )
    await expectBooksAgree(world, order)
  }
  expect([...ends].sort()).toEqual(['refunded', 'revived'])
})

/** A SKU of which there is one. */
async function lastOne(): Promise<number> {
  const { sku_id } = await one<{ sku_id: number }>(
    world.server.pool,
    'SELECT sku_id FROM order_lines WHERE order_id = $1',
    [(await insertOrder(world.server.pool, { totalFen: 3990, now: world.server.clock.now() })).orderId],
  )
  const sku = await one<{ id: number }>(
    world.server.pool,
    `INSERT INTO skus (product_id, name, price_fen, stock_available, stock_reserved, position)
     SELECT product_id, '最后一件', 3990, 1, 0, 2 FROM skus WHERE id = $1 RETURNING id`,
    [sku_id],
  )
  return sku.id
}

/** The order holds the last one. */
async function putInto(order: TestOrder, skuId: number): Promise<void> {
  await world.server.pool.query('UPDATE order_lines SET sku_id = $2 WHERE order_id = $1', [
    order.orderId,
    skuId,
  ])
  await world.server.pool.query('UPDATE skus SET stock_available = 0, stock_reserved = 1 WHERE id = $1', [
    skuId,
  ])
}

async function buy(server: Server, userId: number, skuId: number) {
  await placeOrder(
    { pool: server.pool, clock: server.clock, env: server.env, makeOrderNo: newOrderNo },
    {
      userId,
      sessionId: 'none',
      checkoutKey: digits(16),
      request: { items: [{ skuId, quantity: 1 }], address },
    },
  )
  return 'bought'
}

function shelf(skuId: number): Promise<{ available: number; reserved: number; orders: number }> {
  return one(
    world.server.pool,
    `SELECT stock_available AS available, stock_reserved AS reserved,
       (SELECT count(*)::int FROM order_lines WHERE sku_id = skus.id) AS orders FROM skus WHERE id = $1`,
    [skuId],
  )
}
