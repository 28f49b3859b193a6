import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelOrder } from '@/lib/payment/cancel-order'
import { expireOrder } from '@/lib/payment/expire-order'
import { watchPayment } from '@/lib/payment/watch-payment'
import type { Server } from '@/lib/server'
import { one } from '../support/orders'
import { newModel, ordersOf, type Model, type OrderSeen } from './support/model'
import { drain } from './support/run'
import { scheduleCalls } from './support/scheduled'
import { shopSteps as shop } from './support/shop-steps'
import { liveOneStep } from './support/step'
import { wechatSteps as wechat } from './support/wechat-steps'
import { createModelWorld, type ModelWorld } from './support/world'

let world: ModelWorld
let model: Model

beforeAll(async () => {
  world = await createModelWorld()
})
afterAll(() => world.stop())

/** An order whose time is up, of balance and WeChat together; `paid`: in its last moment, the notification on its way. */
async function latePayment({ paid }: { paid: boolean }): Promise<OrderSeen & { paymentId: number }> {
  await world.begin()
  model = newModel()
  const before = [
    shop.credit({ shopper: 0, amountFen: 1000, key: 1 }),
    shop.place({ shopper: 0, sku: 0, quantity: 1, coupon: true, key: 1 }),
    shop.start({ order: 0, useBalance: true }),
  ]
  for (const step of before) await liveOneStep(world, model, step)
  await world.advance(31 * 60_000)
  if (paid) await liveOneStep(world, model, wechat.pay({ payment: 0 }))
  const [order] = await ordersOf(world)
  const payment = await one<{ id: number }>(world.pool, 'SELECT id FROM payments')
  if (!order) throw new Error('no order')
  return { ...order, paymentId: payment.id }
}

/** Money that moved bought the goods or went back; nothing else is possible. */
async function checkEnd(order: OrderSeen): Promise<void> {
  await drain(world, model, { tells: true })
  const { state, back } = await one<{ state: string; back: number }>(
    world.pool,
    `SELECT state::text, (SELECT coalesce(sum(wechat_fen), 0)::int FROM refunds WHERE state = 'succeeded') AS back FROM orders
     WHERE id = $1`,
    [order.id],
  )
  const paidFen = [...world.books.orders.values()].reduce(
    (sum, { payment, totalFen }) => sum + (payment ? totalFen : 0),
    0,
  )
  expect([state === 'paid' ? 'goods' : 'money', back]).toEqual(
    state === 'paid' ? ['goods', 0] : ['money', paidFen],
  )
}

type Task = (server: Server, order: OrderSeen & { paymentId: number }) => Promise<void>

const tasks = {
  notification: async () => {
    if (world.control.heldNotifications().length > 0) await world.control.deliverHeld(0)
  },
  query: (server, { paymentId }) => watchPayment(server, paymentId),
  expiry: (server, { id }) => expireOrder(server, id),
  cancellation: (server, order) => cancelOrder(server, order).catch(() => undefined),
} satisfies Record<string, Task>
type TaskName = keyof typeof tasks

const orders: readonly (readonly TaskName[])[] = [
  ['notification', 'query', 'expiry'],
  ['notification', 'expiry', 'query'],
  ['query', 'notification', 'expiry'],
  ['query', 'expiry', 'notification'],
  ['expiry', 'notification', 'query'],
  ['expiry', 'query', 'notification'],
]

test.each(orders)('N7: %s, then %s, then %s come to one payment', async (...names) => {
  const order = await latePayment({ paid: true })
  for (const name of names) await tasks[name](world.server, order)
  await checkEnd(order)
})

test.each<[string, TaskName, boolean]>([
  ['N8: a notification, a query and the expiry of a paid order', 'expiry', true],
  ['N7: a notification, a query and the shopper’s cancelling of a paid order', 'cancellation', true],
  ['N8: a payment between the query and the close of an expiring order', 'expiry', false],
  ['N7: a payment between the query and the close of a cancelled order', 'cancellation', false],
])('%s, call by call in any order', { timeout: 120_000 }, async (_, closing, paid) => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const order = await latePayment({ paid })
      if (!paid) world.control.payDuring('closeorder', 'before')
      // The process that WeChat's notifications come to.
      const { server: first } = world
      const scheduled = scheduleCalls(first, scheduler)
      first.pool = scheduled.server.pool
      try {
        await scheduled.run(
          Promise.all([
            tasks.notification(),
            tasks.query(scheduled.server, order),
            tasks.query(scheduled.server, order),
            tasks[closing](scheduled.server, order),
          ]),
        )
      } finally {
        first.pool = world.cut.pool
      }
      await checkEnd(order)
    }),
    { numRuns: 25, seed: 7 },
  )
})
