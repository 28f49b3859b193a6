import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger } from '@/lib/payment/check-ledger'
import { decideRefund } from '@/lib/payment/decide-refund'
import { receiveOrder } from '@/lib/payment/receive-order'
import { requestRefund } from '@/lib/payment/request-refund'
import { shipOrder } from '@/lib/payment/ship-order'
import { viewCashier } from '@/lib/payment/view-cashier'
import { sweepJobs } from '@/lib/store/watch'
import { readShopBooks } from '../support/auditor-books'
import { goodsAreSomewhere, oneParcelEach, paidIsForEver, paidMeansCaptured } from '../support/auditor-orders'
import { inspect } from '../support/inspect'
import { runDueJobs } from '../support/jobs'
import { moneyOf } from '../support/money'
import { one, type TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'
import { freshOrder, openInstances, tally, times, type Instances } from '../support/races'

const day = 24 * 60 * 60_000
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
afterEach(async () => {
  expect(await checkLedger(world.server, { isWhole: true })).toEqual([])
  const books = await readShopBooks(world.server.pool, null)
  // Each test order's SKU had a hundred and one, one of them reserved for it.
  const initial = new Map(books.skus.map(({ id }) => [id, 101]))
  expect([
    ...paidMeansCaptured(books),
    ...oneParcelEach(books),
    ...goodsAreSomewhere(books, initial),
    ...paidIsForEver(books),
  ]).toEqual([])
})
afterAll(async () => {
  await shops.stop()
  await world.stop()
})

/** Paid from the balance: what happens at WeChat is tested elsewhere. */
async function paidOrder(): Promise<TestOrder> {
  const order = await freshOrder(world, { totalFen: 1000, balanceFen: 1000 })
  expect(await world.start(order, { useBalance: true })).toEqual({ status: 'paid' })
  return order
}

const parcel = { carrier: '顺丰速运', trackingNo: 'SF1234567890', operator: '小王', reason: '备货完成' }
const ship = ({ orderNo }: TestOrder, of: Partial<typeof parcel> = {}, n = 0) =>
  shipOrder(shops.of(n), { orderNo, ...parcel, ...of })
const requestAll = (order: TestOrder, n = 0) =>
  requestRefund(shops.of(n), { ...order, amountFen: null, reason: '不想要了', requestKey: 'all' })
const answer = ({ orderNo }: TestOrder, approve: boolean) =>
  decideRefund(world.server, {
    outRefundNo: `${orderNo}R1`,
    approve,
    operator: '小王',
    decision: '已寄出',
  })
const parcelOf = ({ orderId }: TestOrder) =>
  one<{ state: string; carrier: string | null; trackingNo: string | null; receiveAt: Date | null }>(
    world.server.pool,
    `SELECT state, carrier, tracking_no AS "trackingNo", receive_at AS "receiveAt" FROM fulfilments WHERE order_id = $1`,
    [orderId],
  )

test('a paid order is sent once: its goods have left the stock, and its history says by whom', async () => {
  const order = await paidOrder()
  expect(await money.stock(order)).toEqual({ available: 100, reserved: 1 })
  expect(await ship(order)).toEqual({ outcome: 'shipped' })
  expect(await ship(order)).toEqual({ outcome: 'repeated' })
  await expect(ship(order, { trackingNo: 'SF0000000000' })).rejects.toMatchObject({ code: 'already_shipped' })
  expect(await ask.orderState(order)).toBe('shipped')
  expect(await money.stock(order)).toEqual({ available: 100, reserved: 0 })
  expect(await parcelOf(order)).toMatchObject({
    state: 'shipped',
    carrier: '顺丰速运',
    trackingNo: 'SF1234567890',
  })
  const { detail } = await one<{ detail: object }>(
    world.server.pool,
    `SELECT detail FROM order_events WHERE order_id = $1 AND event = 'order_shipped'`,
    [order.orderId],
  )
  expect(detail).toMatchObject({ actor: '小王', reason: '备货完成', carrier: '顺丰速运' })
})

test('what is unpaid, unknown or not said properly is not sent', async () => {
  const unpaid = await world.order()
  await expect(ship(unpaid)).rejects.toMatchObject({ code: 'order_not_paid' })
  await expect(ship({ ...unpaid, orderNo: '1'.repeat(20) })).rejects.toMatchObject({ code: 'not_found' })
  const order = await paidOrder()
  for (const wrong of [
    { carrier: ' ' },
    { carrier: '快'.repeat(21) },
    { trackingNo: 'SF 12' },
    { trackingNo: '1' },
    { operator: '' },
  ]) {
    await expect(ship(order, wrong)).rejects.toMatchObject({ code: 'invalid_input' })
  }
  expect(await ask.orderState(order)).toBe('paid')
})

test('while all the money is asked back nothing is sent; once that is refused, it is', async () => {
  const order = await paidOrder()
  await requestAll(order)
  await expect(ship(order)).rejects.toMatchObject({ code: 'refund_under_way' })
  await answer(order, false)
  expect(await ship(order)).toEqual({ outcome: 'shipped' })
})

test('an order whose money went back is not sent, and a sent one gives no goods back when its money does', async () => {
  const [back, sent] = [await paidOrder(), await paidOrder()]
  await requestAll(back)
  await answer(back, true)
  await ship(sent)
  await requestAll(sent)
  await answer(sent, true)
  await world.advance(60_000)
  expect((await runDueJobs(world.server)).errors).toEqual([])
  for (const order of [back, sent]) {
    expect(await money.refunds(order)).toMatchObject([{ state: 'succeeded' }])
  }
  expect(await money.stock(back)).toEqual({ available: 101, reserved: 0 })
  expect(await money.stock(sent)).toEqual({ available: 100, reserved: 0 })
  expect(await parcelOf(sent)).toMatchObject({ state: 'shipped' })
  await expect(ship(back)).rejects.toMatchObject({ code: 'refund_under_way' })
})

test('sent by several operators at once, an order is sent once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const order = await paidOrder()
    const same = await tally(times(6, (n) => ship(order, {}, n)))
    expect(same).toEqual({ shipped: 1, repeated: 5 })
    const other = await paidOrder()
    const ends = await tally(times(6, (n) => ship(other, { trackingNo: `SF-0000${n}` }, n)))
    expect(ends).toEqual({ shipped: 1, already_shipped: 5 })
    expect(await money.stock(other)).toEqual({ available: 100, reserved: 0 })
  }
})

test('sent and asked back whole at once: whoever is first decides, and goods and money agree', async () => {
  const seen = new Set<string>()
  for (let round = 0; round < 12; round += 1) {
    const order = await paidOrder()
    const acts = [() => ship(order, {}, 0), () => requestAll(order, 1), () => ship(order, {}, 2)]
    const ends = await tally((round % 2 === 0 ? acts : acts.reverse()).map((act) => act()))
    expect(ends['requested']).toBe(1)
    const state = await ask.orderState(order)
    expect(ends).toEqual(
      state === 'shipped' ? { requested: 1, shipped: 1, repeated: 1 } : { requested: 1, refund_under_way: 2 },
    )
    seen.add(state)
    await answer(order, true)
    await world.advance(60_000)
    expect((await runDueJobs(world.server)).errors).toEqual([])
    const available = state === 'shipped' ? 100 : 101
    expect(await money.stock(order)).toEqual({ available, reserved: 0 })
  }
  expect([...seen].every((state) => state === 'paid' || state === 'shipped')).toBe(true)
})

test('a shopper confirms their own shipped order, once and from many windows', async () => {
  const order = await paidOrder()
  const receive = (of: TestOrder, n = 0) => receiveOrder(shops.of(n), of)
  await expect(receive(order)).rejects.toMatchObject({ code: 'order_not_shipped' })
  await ship(order)
  await expect(receive({ ...order, userId: order.userId + 100_000 })).rejects.toMatchObject({
    code: 'not_found',
  })
  await Promise.all(times(6, (n) => receive(order, n)))
  expect(await ask.orderState(order)).toBe('received')
  expect((await money.events(order)).filter((event) => event === 'order_received')).toHaveLength(1)
  expect(await parcelOf(order)).toMatchObject({ state: 'shipped', receiveAt: null })
  expect(await ship(order)).toEqual({ outcome: 'repeated' })
})

test('nobody confirms: after ten days the order is received by itself, also when its job was lost', async () => {
  const [kept, lost] = [await paidOrder(), await paidOrder()]
  await ship(kept)
  await ship(lost)
  await world.server.pool.query(`DELETE FROM graphile_worker._private_jobs WHERE key = $1`, [
    `receive_order:${lost.orderId}`,
  ])
  await world.advance(10 * day - 60_000)
  await runDueJobs(world.server)
  expect(await ask.orderState(kept)).toBe('shipped')
  await world.advance(60_000)
  await runDueJobs(world.server)
  expect(await ask.orderState(kept)).toBe('received')
  expect(await ask.orderState(lost)).toBe('shipped')
  await world.advance(61_000)
  expect(await sweepJobs(world.server.pool, world.server.clock.now())).toBeGreaterThan(0)
  await runDueJobs(world.server)
  expect(await ask.orderState(lost)).toBe('received')
})

test('while a refund is under way an order is not received by itself', async () => {
  const order = await paidOrder()
  await ship(order)
  await requestAll(order)
  await world.advance(10 * day)
  await runDueJobs(world.server)
  expect(await ask.orderState(order)).toBe('shipped')
  await answer(order, false)
  await world.advance(day)
  await runDueJobs(world.server)
  expect(await ask.orderState(order)).toBe('received')
})

test('the cashier promises to send the goods until they are sent, or their money is asked back', async () => {
  const hasNews = async (order: TestOrder) => (await viewCashier(world.server, order))?.hasNews
  const [sent, asked] = [await paidOrder(), await paidOrder()]
  expect([await hasNews(sent), await hasNews(asked)]).toEqual([false, false])
  await ship(sent)
  await requestAll(asked)
  expect([await hasNews(sent), await hasNews(asked)]).toEqual([true, true])
  expect((await viewCashier(world.server, asked))?.strays).toEqual([])
})
