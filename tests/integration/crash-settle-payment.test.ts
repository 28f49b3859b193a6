import { afterAll, beforeAll, expect, test } from 'vitest'
import { one, type TestOrder } from '../support/orders'
import { createCrashWorld, reckon, type CrashWorld } from '../support/crash-world'

let world: CrashWorld
beforeAll(async () => {
  world = await createCrashWorld()
})
afterAll(() => world.stop())

/** Each round trip to PostgreSQL between a notification and its answer. */
const steps = ['settle_payment']

async function payable(): Promise<{ order: TestOrder; outTradeNo: string }> {
  const order = await world.order()
  expect(await world.start(order)).toMatchObject({ status: 200 })
  const { out_trade_no: outTradeNo } = await one<{ out_trade_no: string }>(
    world.shop.database.pool,
    'SELECT out_trade_no FROM payments WHERE order_id = $1',
    [order.orderId],
  )
  return { order, outTradeNo }
}

const paidOnce = (outTradeNo: string) => ({
  state: 'paid',
  payments: [`${outTradeNo} paid`],
  settled: 1,
  exceptions: 0,
  charged: [outTradeNo],
})

test('settling a notification takes the one step that the crashes below are about', async () => {
  const { order, outTradeNo } = await payable()
  world.gate.record()
  world.shop.simulator.control.pay(outTradeNo)
  await world.shop.simulator.control.idle()
  expect(world.gate.trips.map((trip) => trip.replace(/\[.*\]/s, ''))).toEqual(steps)
  expect(await reckon(world, order)).toEqual(paidOnce(outTradeNo))
})

test.each(['before', 'after'] as const)(
  'killed %s it: WeChat sends again and it is paid once',
  async (side) => {
    const { order, outTradeNo } = await payable()
    const frozen = world.gate.arm(1, side)
    world.shop.simulator.control.pay(outTradeNo)
    await frozen
    await world.crash()
    await world.shop.simulator.control.idle()
    const beforeResend = await reckon(world, order)
    expect(beforeResend.state).toBe(side === 'after' ? 'paid' : 'awaiting_payment')

    await world.shop.simulator.control.advanceClock(15_000)
    expect(await reckon(world, order)).toEqual(paidOnce(outTradeNo))
  },
)

test('killed while it asks WeChat: the next poll settles it once', async () => {
  const { order, outTradeNo } = await payable()
  world.shop.simulator.control.nextNotification({ lost: true })
  world.shop.simulator.control.pay(outTradeNo)
  await world.shop.database.pool.query(
    `UPDATE payments SET handed_at = handed_at - interval '4 seconds' WHERE out_trade_no = $1`,
    [outTradeNo],
  )
  const held = world.shop.simulator.control.hold('orderquery', 'after')
  const cut = world.poll(order)
  const call = await held
  await world.crash()
  call.abandon()
  expect(await cut).toBeNull()
  await world.shop.database.pool.query(`UPDATE payments SET queried_at = NULL WHERE out_trade_no = $1`, [
    outTradeNo,
  ])
  expect(await world.poll(order)).toMatchObject({ status: 200, body: { state: 'paid' } })
  expect(await reckon(world, order)).toEqual(paidOnce(outTradeNo))
})
