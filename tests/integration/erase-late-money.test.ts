import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseUser } from '@/lib/mall/erase-me'
import { checkLedger } from '@/lib/payment/check-ledger'
import { inspect } from '../support/inspect'
import { liveThrough } from '../support/jobs'
import { moneyOf } from '../support/money'
import { createPayWorld, type PayWorld } from '../support/pay-world'

const minutes = 60_000
let world: PayWorld
beforeAll(async () => {
  world = await createPayWorld()
})
afterAll(() => world.stop())

test('money that comes late for the order of an erased shopper goes back by itself, and sells nothing', async () => {
  const { server, simulator } = world
  const ask = inspect(world)
  const money = moneyOf(server)
  const order = await world.order()
  await world.start(order)
  const { out_trade_no } = await ask.only(order)
  await world.advance(20 * minutes)
  simulator.control.nextNotification({ delayMs: 20 * minutes })
  simulator.control.pay(out_trade_no)
  await server.pool.query(
    `SELECT move_payment(id, '{opened,payable}', 'closed', NULL, $2) FROM payments WHERE order_id = $1`,
    [order.orderId, server.clock.now()],
  )
  await liveThrough(world, 11 * minutes)
  expect(await ask.orderState(order)).toBe('closed')
  expect(await eraseUser(server, order.userId)).toBe('erased')

  await liveThrough(world, 20 * minutes)
  expect(world.verdicts).toContain('paid_after_close')
  expect(await ask.orderState(order)).toBe('closed')
  expect(await money.refunds(order)).toMatchObject([
    { cause: 'paid_after_close', state: 'succeeded', wechat_fen: 3990 },
  ])
  expect(await money.booked(order)).toEqual({})
  expect(await money.stock(order)).toEqual({ available: 101, reserved: 0 })
  expect(await checkLedger(server, { isWhole: true })).toEqual([])
})
