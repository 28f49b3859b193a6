import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cancelOrder } from '@/lib/payment/cancel-order'
import { changePrice } from '@/lib/payment/change-price'
import { startPayment } from '@/lib/payment/start-payment'
import { inspect } from '../support/inspect'
import { moneyOf } from '../support/money'
import type { TestOrder } from '../support/orders'
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

test('cancelled in one window and paid in another: paid, or closed and all of the money back', async () => {
  const ends = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world, { balanceFen: 1000 })
    await world.start(order, { useBalance: true })
    const { out_trade_no } = await ask.only(order)
    // Old enough in half of the rounds that it can be closed at WeChat.
    if (round % 2 === 0) await world.advance(6 * 60_000)
    const cancelled = tally(times(2, (n) => cancelOrder(shops.of(n), order)))
    // Before, in the middle of it, and when all is over.
    await (round % 4 === 3 ? cancelled : sleep(round))
    const wasPaid = payUntold(world, out_trade_no).paid
    if (wasPaid) {
      const letter = await letterOf(world, out_trade_no)
      await tally(times(3, (n) => tell(shops.of(n), letter)))
    }
    await cancelled
    await finishRefunds(world, order)

    const end = await ask.orderState(order)
    ends.add(end)
    const isPaid = end === 'paid'
    expect(isPaid || end === 'closed').toBe(true)
    expect(await money.balance(order)).toEqual({ available: isPaid ? 0 : 1000, held: 0 })
    expect(await money.booked(order)).toEqual(
      isPaid ? { user_available: -1000, wechat_clearing: -2990, sales: 3990 } : {},
    )
    expect((await money.refunds(order)).map(({ state, cause }) => [state, cause])).toEqual(
      wasPaid && !isPaid ? [['succeeded', 'paid_after_close']] : [],
    )
    expect(await money.stock(order)).toEqual(
      isPaid ? { available: 100, reserved: 1 } : { available: 101, reserved: 0 },
    )
    await expectBooksAgree(world, order)
  }
  expect(ends).toContain('closed')
})

test('cancelled while the cashier opens in four other windows: nothing is held and nothing can be paid', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world, { balanceFen: 1000 })
    const starts = tally(times(4, (n) => start(n, order, n % 2 === 0)))
    if (round % 2 === 0) await sleep(round)
    const cancelled = await tally([cancelOrder(shops.of(1), order)])
    await starts
    // Where a window was quicker four times over, the shopper taps once more.
    if (cancelled['payment_busy']) await cancelOrder(shops.of(1), order)
    expect(await ask.orderState(order)).toBe('closed')
    const states = (await ask.payments(order)).map(({ state }) => state)
    expect(states.filter((state) => state === 'opened' || state === 'payable')).toEqual([])
    expect(await money.balance(order)).toEqual({ available: 1000, held: 0 })
    expect(await money.stock(order)).toEqual({ available: 101, reserved: 0 })
    await expectBooksAgree(world, order)
  }
})

test('the price changes while the cashier is opened in three windows: nobody pays an old price for the order', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await freshOrder(world, { balanceFen: 1000 })
    // One after the other, so that some have read the old price when the new one is written.
    const starts = times(6, async (n) => {
      await sleep(n * 2)
      return start(n, order, n % 2 === round % 2)
    })
    const change = changePrice(shops.of(1), {
      orderNo: order.orderNo,
      totalFen: 2990,
      operator: '小王',
      reason: '老顾客优惠',
    })
    const [ends] = await Promise.all([tally(starts), change])
    expect(Object.keys(ends).filter((end) => end !== 'payable' && end !== 'payment_busy')).toEqual([])

    // Nobody is left with a cashier at the old price.
    const open = (await ask.payments(order)).filter(({ state }) => state === 'payable' || state === 'opened')
    expect(open.filter(({ total_fen }) => total_fen !== 2990 && total_fen !== 1990)).toEqual([])

    // One more tap, then every attempt there ever was is paid.
    expect(await start(0, order, true)).toMatchObject({ status: 'payable' })
    const attempts = await ask.payments(order)
    const live = attempts.filter(({ state }) => state === 'payable' || state === 'opened')
    expect(live).toMatchObject([{ total_fen: 1990 }])
    expect(await money.balance(order)).toEqual({ available: 0, held: 1000 })
    const paid = attempts.filter(({ out_trade_no }) => payUntold(world, out_trade_no).paid)
    const letters = await Promise.all(paid.map(({ out_trade_no }) => letterOf(world, out_trade_no)))
    await tally(letters.flatMap((letter) => times(2, (n) => tell(shops.of(n), letter))))
    await finishRefunds(world, order)

    expect(await ask.orderState(order)).toBe('paid')
    expect((await money.booked(order))['sales']).toBe(2990)
    expect(await money.refunds(order)).toHaveLength(paid.length - 1)
    expect((await money.balance(order)).held).toBe(0)
    await expectBooksAgree(world, order)
  }
})

function start(n: number, { userId, openid, orderNo }: TestOrder, useBalance: boolean) {
  return startPayment(shops.of(n), { userId, openid, orderNo, useBalance, clientIp: '203.0.113.7' })
}
