import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expireOrder } from '@/lib/payment/expire-order'
import { pollStatus } from '@/lib/payment/poll-status'
import { watchPayment } from '@/lib/payment/watch-payment'
import { inspect } from '../support/inspect'
import { moneyOf } from '../support/money'
import { one } from '../support/orders'
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

test('N2: 50 copies of a notification at once, at three instances, settle once', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world)
    await world.start(order)
    const { out_trade_no } = await ask.only(order)
    payUntold(world, out_trade_no)
    // The same bytes many times, and copies with nonces of their own.
    const letters = await Promise.all(times(5, () => letterOf(world, out_trade_no)))
    const told = times(50, (n) => tell(shops.of(n), letters[n % 5] ?? new Uint8Array()))

    expect(await tally(told)).toEqual({ settled: 1, already_settled: 49 })
    for (const { answer } of await Promise.all(told)) expect(answer.status).toBe(200)
    expect(await money.events(order)).toEqual(['payment_opened', 'payment_payable', 'settled'])
    expect(await money.booked(order)).toEqual({ wechat_clearing: -3990, sales: 3990 })
    expect(await parcels(order.orderId)).toBe(1)
    expect(await copiesKept(out_trade_no)).toEqual({ kept: 5, received: 50 })
    await expectBooksAgree(world, order)
  }
})

test('N7, N8: notification, expiry, poll and janitor at once: money that is there pays the order, once', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world, { balanceFen: 1000 })
    await world.start(order, { useBalance: round % 2 === 0 })
    const { out_trade_no, total_fen } = await ask.only(order)
    payUntold(world, out_trade_no)
    await world.advance(31 * 60_000)
    const letter = await letterOf(world, out_trade_no)
    const paymentId = await idOf(out_trade_no)

    await tally(
      [
        () => tell(shops.of(0), letter),
        () => expireOrder(shops.of(1), order.orderId),
        () => pollStatus(shops.of(2), order),
        () => watchPayment(shops.of(0), paymentId),
        () => tell(shops.of(1), letter),
        () => expireOrder(shops.of(2), order.orderId),
      ]
        .slice(round % 3)
        .map((act) => act()),
    )
    expect(await ask.orderState(order)).toBe('paid')
    expect(await money.booked(order)).toEqual({
      wechat_clearing: -total_fen,
      sales: 3990,
      ...(total_fen < 3990 ? { user_available: total_fen - 3990 } : {}),
    })
    expect(await money.refunds(order)).toEqual([])
    expect(await parcels(order.orderId)).toBe(1)
    expect(await money.stock(order)).toEqual({ available: 100, reserved: 1 })
    await expectBooksAgree(world, order)
  }
})

test('N8: the shopper pays in the very moment the order expires: paid, or closed and no money taken', async () => {
  const ends = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world)
    await world.start(order)
    const { out_trade_no } = await ask.only(order)
    await world.advance(31 * 60_000)
    // Half of them pay exactly between our query and our close, the others whenever it falls.
    if (round % 2 === 0) world.simulator.control.payDuring('closeorder', 'before')
    const closing = times(2, (n) => expireOrder(shops.of(n), order.orderId))
    if (round % 2 === 1) {
      await sleep(round)
      world.simulator.control.pay(out_trade_no)
    }
    await tally(closing)
    await world.simulator.control.idle()

    const wasPaid = world.simulator.books.orders.get(out_trade_no)?.payment !== undefined
    const end = await ask.orderState(order)
    ends.add(end)
    expect(end).toBe(wasPaid ? 'paid' : 'closed')
    expect(await money.booked(order)).toEqual(wasPaid ? { wechat_clearing: -3990, sales: 3990 } : {})
    expect(await money.stock(order)).toEqual(
      wasPaid ? { available: 100, reserved: 1 } : { available: 101, reserved: 0 },
    )
    expect(await parcels(order.orderId)).toBe(wasPaid ? 1 : 0)
    await expectBooksAgree(world, order)
  }
  expect(ends).toContain('paid')
})

test('N6: both attempts of one order paid and told at once: one captured, the other refunded under one number', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world, { balanceFen: 1000 })
    await world.start(order, { useBalance: round % 2 === 0 })
    await world.start(order, { useBalance: round % 2 === 1 })
    const [old, fresh] = await ask.payments(order)
    if (!old || !fresh) throw new Error('two attempts')
    payUntold(world, old.out_trade_no)
    payUntold(world, fresh.out_trade_no)
    const letters = await Promise.all([old, fresh].map(({ out_trade_no }) => letterOf(world, out_trade_no)))
    const ids = await Promise.all([old, fresh].map(({ out_trade_no }) => idOf(out_trade_no)))
    const verdicts = await tally([
      ...times(12, (n) => tell(shops.of(n), letters[n % 2] ?? new Uint8Array())),
      ...ids.map((id) => watchPayment(shops.of(id), id)),
    ])
    expect((verdicts['settled'] ?? 0) + (verdicts['duplicate_payment'] ?? 0)).toBeLessThanOrEqual(2)

    const refunds = await money.refunds(order)
    expect(refunds).toHaveLength(1)
    const outRefundNo = refunds[0]?.out_refund_no ?? ''
    const stray = outRefundNo.startsWith(old.out_trade_no) ? old : fresh
    const captured = stray === old ? fresh : old
    expect(refunds[0]).toMatchObject({
      cause: 'duplicate_payment',
      wechat_fen: stray.total_fen,
      balance_fen: 0,
    })

    await finishRefunds(world, order)
    const sent = world.simulator.books.calls.filter(
      ({ kind, parameters }) => kind === 'refund' && parameters['out_trade_no']?.startsWith(order.orderNo),
    )
    expect(sent.map(({ parameters }) => parameters['out_refund_no'])).toEqual([outRefundNo])
    expect((await money.refunds(order)).map(({ state }) => state)).toEqual(['succeeded'])
    const balanceFen = 3990 - captured.total_fen
    expect(await money.balance(order)).toEqual({ available: 1000 - balanceFen, held: 0 })
    expect(await money.booked(order)).toEqual({
      wechat_clearing: -captured.total_fen,
      sales: 3990,
      ...(balanceFen > 0 ? { user_available: -balanceFen } : {}),
    })
    await expectBooksAgree(world, order)
  }
})

async function idOf(outTradeNo: string): Promise<number> {
  const text = 'SELECT id FROM payments WHERE out_trade_no = $1'
  return (await one<{ id: number }>(world.server.pool, text, [outTradeNo])).id
}

async function parcels(orderId: number): Promise<number> {
  const text = 'SELECT count(*)::int AS n FROM fulfilments WHERE order_id = $1'
  return (await one<{ n: number }>(world.server.pool, text, [orderId])).n
}

function copiesKept(outTradeNo: string): Promise<{ kept: number; received: number }> {
  return one(
    world.server.pool,
    'SELECT count(*)::int AS kept, sum(received_count)::int AS received FROM notifications WHERE out_trade_no = $1',
    [outTradeNo],
  )
}
