import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startPayment } from '@/lib/payment/start-payment'
import { viewCashier } from '@/lib/payment/view-cashier'
import { credit, moneyOf } from '../support/money'
import { inspect } from '../support/inspect'
import type { TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'

let world: PayWorld
beforeAll(async () => {
  world = await createPayWorld()
})
afterEach(() => world.simulator.control.reset())
afterAll(() => world.stop())

let made = 0
async function orderOf(totalFen: number, balanceFen: number): Promise<TestOrder> {
  const key = `cashier${(made += 1)}`
  world.simulator.control.addShopper({ key, nickname: '测试', zh: '', en: '' })
  world.simulator.control.useShopper(key)
  const order = await world.order(totalFen)
  if (balanceFen > 0) await credit(world.server, order, balanceFen)
  return order
}

const amounts = async (order: TestOrder) => {
  const view = await viewCashier(world.server, order)
  if (!view) throw new Error('no such order')
  const { totalFen, payableFen, balanceFen, availableFen } = view
  return { totalFen, payableFen, balanceFen, availableFen }
}

test('before a payment is started the balance is only offered', async () => {
  const order = await orderOf(3990, 1000)
  expect(await amounts(order)).toEqual({
    totalFen: 3990,
    payableFen: 3990,
    balanceFen: 0,
    availableFen: 1000,
  })
})

test('what a live attempt holds is what the balance pays, and counts as usable for this order', async () => {
  const order = await orderOf(3990, 1010)
  await world.start(order, { useBalance: true })
  expect(await amounts(order)).toEqual({
    totalFen: 3990,
    payableFen: 2980,
    balanceFen: 1010,
    availableFen: 1010,
  })
  await world.start(order, { useBalance: false })
  expect(await amounts(order)).toMatchObject({ payableFen: 3990, balanceFen: 0, availableFen: 1010 })
})

test('after the price fell below what is held the page promises what the next start does', async () => {
  const order = await orderOf(3990, 1000)
  await world.start(order, { useBalance: true })
  await inspect(world).setPrice(order, 800)
  const promised = await amounts(order)
  expect(promised).toMatchObject({ totalFen: 800, payableFen: 0, balanceFen: 800, availableFen: 1000 })
  expect(await world.start(order, { useBalance: true })).toEqual({ status: 'paid' })
  expect(await amounts(order)).toEqual({ totalFen: 800, payableFen: 0, balanceFen: 800, availableFen: 200 })
})

test('a total that changed since it was shown is never taken from the balance unseen', async () => {
  const order = await orderOf(3990, 5000)
  const { userId, openid, orderNo } = order
  const wish = { userId, openid, orderNo, clientIp: '203.0.113.7', useBalance: true }
  const start = startPayment(world.server, { ...wish, expectedTotalFen: 2990 })
  await expect(start).rejects.toMatchObject({ code: 'price_changed' })
  expect(await inspect(world).payments(order)).toEqual([])
  expect(await moneyOf(world.server).balance(order)).toEqual({ available: 5000, held: 0 })
  const again = startPayment(world.server, { ...wish, expectedTotalFen: 3990 })
  expect(await again).toEqual({ status: 'paid' })
})

test('while payments are paused the page is told so and nothing is held', async () => {
  const order = await orderOf(3990, 5000)
  const { pool } = world.server
  await pool.query(`INSERT INTO ledger_halts (at, reason) VALUES (now(), 'test')`)
  for (const useBalance of [true, false]) {
    await expect(world.start(order, { useBalance })).rejects.toMatchObject({ code: 'payments_paused' })
  }
  await pool.query(`UPDATE ledger_halts SET lifted_at = now(), lifted_by = 'test'`)
  expect(await moneyOf(world.server).balance(order)).toEqual({ available: 5000, held: 0 })
})
