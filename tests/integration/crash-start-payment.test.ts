import { afterAll, beforeAll, expect, test } from 'vitest'
import { one, type TestOrder } from '../support/orders'
import { createCrashWorld, reckon, type CrashWorld } from '../support/crash-world'

let world: CrashWorld
beforeAll(async () => {
  world = await createCrashWorld()
})
afterAll(() => world.stop())

/** Each round trip to PostgreSQL that makes an order payable; the shop is killed on both sides of each. */
const steps = ['find_live_session', 'find_payable_order', 'open_payment', 'move_payment']

test('starting a payment takes the steps that the crashes below are about', async () => {
  const order = await world.order()
  world.gate.record()
  expect(await world.start(order)).toMatchObject({ status: 200 })
  expect(named(world.gate.trips)).toEqual(steps)
})

const crashes = steps.flatMap((step, index) => [
  { n: index + 1, step, side: 'before' as const },
  { n: index + 1, step, side: 'after' as const },
])

test.each(crashes)('killed $side step $n ($step): one payment, nothing lost', async ({ n, side }) => {
  const order = await world.order()
  const frozen = world.gate.arm(n, side)
  const cut = world.start(order)
  await frozen
  await world.crash()
  expect(await cut).toBeNull()
  await finish(order)
})

test.each(['before', 'after'] as const)(
  'killed while WeChat stands %s its unifiedorder: one payment, nothing lost',
  async (when) => {
    const order = await world.order()
    const held = world.shop.simulator.control.hold('unifiedorder', when)
    const cut = world.start(order)
    const call = await held
    await world.crash()
    call.abandon()
    expect(await cut).toBeNull()
    await finish(order)
  },
)

/** The shopper taps again, pays, and WeChat tells. */
async function finish(order: TestOrder): Promise<void> {
  expect(await world.start(order)).toMatchObject({ status: 200, body: { status: 'payable' } })
  const { out_trade_no } = await one<{ out_trade_no: string }>(
    world.shop.database.pool,
    `SELECT out_trade_no FROM payments WHERE order_id = $1 AND state = 'payable'`,
    [order.orderId],
  )
  expect(world.shop.simulator.control.pay(out_trade_no)).toMatchObject({ paid: true })
  await world.shop.simulator.control.idle()
  expect(await reckon(world, order)).toEqual({
    state: 'paid',
    payments: [`${out_trade_no} paid`],
    settled: 1,
    exceptions: 0,
    charged: [out_trade_no],
  })
}

/** The name of each trip's statement; a text in brackets is a first use that also prepares it. */
function named(trips: readonly string[]): string[] {
  return trips.map((trip) => trip.replace(/\[.*\]/s, ''))
}
