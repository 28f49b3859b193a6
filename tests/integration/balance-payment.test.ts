import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inspect } from '../support/inspect'
import { credit, moneyOf } from '../support/money'
import { createPayWorld, type PayWorld } from '../support/pay-world'

let world: PayWorld
let ask: ReturnType<typeof inspect>
let money: ReturnType<typeof moneyOf>
beforeAll(async () => {
  world = await createPayWorld()
  ask = inspect(world)
  money = moneyOf(world.server)
})
afterEach(() => world.simulator.control.reset())
afterAll(() => world.stop())

/** A shopper of their own, so that balances do not mix. */
async function orderOf(totalFen: number, balanceFen: number) {
  const key = `s${Math.random().toString(36).slice(2)}`
  world.simulator.control.addShopper({ ...shopper, key })
  world.simulator.control.useShopper(key)
  const order = await world.order(totalFen)
  if (balanceFen > 0) await credit(world.server, order, balanceFen)
  return order
}
const shopper = { nickname: '测试', zh: '', en: '' }

const pay = async (outTradeNo: string) => {
  expect(world.simulator.control.pay(outTradeNo)).toMatchObject({ paid: true })
  await world.simulator.control.idle()
}
const withBalance = { useBalance: true }

test('the balance part is held while the shopper pays the rest, and captured with it', async () => {
  const order = await orderOf(3990, 1000)
  await world.start(order, withBalance)
  expect(await money.balance(order)).toEqual({ available: 0, held: 1000 })
  const payment = await ask.only(order)
  expect(payment.total_fen).toBe(2990)
  await pay(payment.out_trade_no)
  expect(await ask.orderState(order)).toBe('paid')
  expect(await money.balance(order)).toEqual({ available: 0, held: 0 })
  expect(await money.booked(order)).toEqual({ user_available: -1000, wechat_clearing: -2990, sales: 3990 })
})

test('an order the balance covers is paid at once and WeChat hears nothing', async () => {
  const order = await orderOf(3990, 5000)
  const before = world.simulator.books.calls.length
  expect(await world.start(order, withBalance)).toEqual({ status: 'paid' })
  expect(world.simulator.books.calls.length).toBe(before)
  expect(await ask.orderState(order)).toBe('paid')
  expect(await money.balance(order)).toEqual({ available: 1010, held: 0 })
  expect(await money.booked(order)).toEqual({ user_available: -3990, sales: 3990 })
  await expect(world.start(order, withBalance)).rejects.toMatchObject({ code: 'order_paid' })
})

test('switching the balance off gives the hold back and asks WeChat for everything, and on again', async () => {
  const order = await orderOf(3990, 1000)
  await world.start(order, withBalance)
  await world.start(order)
  expect(await money.balance(order)).toEqual({ available: 1000, held: 0 })
  await world.start(order, withBalance)
  expect(await money.balance(order)).toEqual({ available: 0, held: 1000 })
  expect((await ask.payments(order)).map(({ state, total_fen }) => [state, total_fen])).toEqual([
    ['superseded', 2990],
    ['superseded', 3990],
    ['payable', 2990],
  ])
})

test('starting again with the balance on is the same payment', async () => {
  const order = await orderOf(3990, 1000)
  await world.start(order, withBalance)
  await world.start(order, withBalance)
  expect(await ask.payments(order)).toHaveLength(1)
  expect(await money.balance(order)).toEqual({ available: 0, held: 1000 })
})

test('an attempt given up and paid all the same takes its balance part anew', async () => {
  const order = await orderOf(3990, 1000)
  await world.start(order, withBalance)
  const [first] = await ask.payments(order)
  await world.start(order)
  await pay(first?.out_trade_no ?? '')
  expect(await ask.orderState(order)).toBe('paid')
  expect(await money.booked(order)).toEqual({ user_available: -1000, wechat_clearing: -2990, sales: 3990 })
  expect(await money.balance(order)).toEqual({ available: 0, held: 0 })
})

test('and goes back whole when the balance is spent by then', async () => {
  const order = await orderOf(3990, 1000)
  await world.start(order, withBalance)
  const [first] = await ask.payments(order)
  await world.start(order)
  const other = await world.order(900)
  expect(other.userId).toBe(order.userId)
  expect(await world.start(other, withBalance)).toEqual({ status: 'paid' })
  await pay(first?.out_trade_no ?? '')
  expect(await ask.orderState(order)).toBe('awaiting_payment')
  expect(await money.refunds(order)).toMatchObject([
    { cause: 'paid_after_close', state: 'approved', wechat_fen: 2990, balance_fen: 0 },
  ])
  expect(await money.booked(order)).toEqual({ wechat_clearing: -2990, refunds_pending: 2990 })
  expect(await money.exceptions(order)).toEqual(['paid_after_close'])
})

test('the same balance is never spent twice: two orders, one balance', async () => {
  const first = await orderOf(800, 1000)
  const second = await world.order(800)
  const answers = await Promise.all([first, second].map((order) => world.start(order, withBalance)))
  expect(answers.map(({ status }) => status).sort()).toEqual(['paid', 'payable'])
  const balance = await money.balance(first)
  expect(balance.available).toBe(0)
  expect(balance.held).toBe(200)
})
