import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Answer } from '@/lib/answer'
import { decideRefund } from '@/lib/payment/decide-refund'
import { receiveRefundNotification } from '@/lib/payment/receive-refund-notification'
import { requestRefund } from '@/lib/payment/request-refund'
import { startPayment } from '@/lib/payment/start-payment'
import { watchRefund } from '@/lib/payment/watch-refund'
import { createServer, type Server } from '@/lib/server'
import { openPool } from '@/lib/store/database'
import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { moneyOf } from '../support/money'
import type { TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'
import { startPgGate, type PgGate, type Side } from '../support/pg-gate'
import { expectBooksAgree, finishRefunds, freshOrder, tell, payUntold, letterOf } from '../support/races'

/** D1, D3: the wire to the database is cut before or after each step, and the same thing is asked for again. */
let world: PayWorld
let gate: PgGate
let cut: Server
let money: ReturnType<typeof moneyOf>
beforeAll(async () => {
  world = await createPayWorld()
  const { env, clock, log } = world.server
  gate = await startPgGate(env.databaseUrl)
  cut = createServer(env, { clock, log, pool: openPool(gate.url, log), gateway: createV2Gateway(env, clock) })
  money = moneyOf(world.server)
})
afterEach(() => world.simulator.control.reset())
afterAll(async () => {
  gate.disarm()
  await cut.prisma.$disconnect()
  await cut.pool.end()
  await gate.stop()
  await world.stop()
})

interface Act {
  what: string
  /** The round trips to the database, by the names of their statements; one without a name is ''. */
  steps: readonly string[]
  /** What there has to be before. */
  prepare(): Promise<Prepared>
  act(server: Server, prepared: Prepared): Promise<unknown>
  /** What must be so in the end, however often it was cut. */
  end(prepared: Prepared): Promise<void>
}

interface Prepared {
  order: TestOrder
  letter?: Uint8Array
}

const acts: readonly Act[] = [
  {
    what: 'paying from the balance',
    steps: ['find_payable_order', 'pay_from_balance'],
    prepare: async () => ({ order: await freshOrder(world, { totalFen: 300, balanceFen: 1000 }) }),
    act: (server, { order }) => start(server, order),
    async end({ order }) {
      expect(await money.balance(order)).toEqual({ available: 700, held: 0 })
      expect(await money.booked(order)).toEqual({ user_available: -300, sales: 300 })
      expect(await money.events(order)).toEqual(['settled'])
    },
  },
  {
    what: 'holding balance for a mixed payment',
    steps: ['find_payable_order', 'open_payment', 'move_payment'],
    prepare: async () => ({ order: await freshOrder(world, { totalFen: 300, balanceFen: 100 }) }),
    act: (server, { order }) => start(server, order),
    async end({ order }) {
      expect(await money.balance(order)).toEqual({ available: 0, held: 100 })
      expect((await attempts(order)).map(({ state }) => state)).toEqual(['payable'])
    },
  },
  {
    what: 'settling a mixed payment',
    steps: ['settle_payment'],
    prepare: async () => {
      const order = await freshOrder(world, { totalFen: 300, balanceFen: 100 })
      await start(world.server, order)
      const outTradeNo = (await attempts(order))[0]?.out_trade_no ?? ''
      payUntold(world, outTradeNo)
      return { order, letter: await letterOf(world, outTradeNo) }
    },
    act: (server, { letter }) => accepted(tell(server, letter ?? new Uint8Array())),
    async end({ order }) {
      expect(await money.balance(order)).toEqual({ available: 0, held: 0 })
      expect(await money.booked(order)).toEqual({ user_available: -100, wechat_clearing: -200, sales: 300 })
    },
  },
  {
    what: 'asking for a refund',
    steps: ['find_refundable', 'request_refund'],
    prepare: async () => ({ order: await paidOrder() }),
    act: (server, { order }) => ask(server, order),
    async end({ order }) {
      expect((await money.refunds(order)).map(({ state }) => state)).toEqual(['requested'])
    },
  },
  {
    what: 'approving a refund',
    steps: ['find_refund_by_no', ''],
    prepare: async () => {
      const order = await paidOrder()
      await ask(world.server, order)
      return { order }
    },
    act: approve,
    async end({ order }) {
      await finishRefunds(world, order)
      await expectRefundedOnce(order)
    },
  },
  {
    what: 'K11, K12: sending a refund',
    steps: ['find_refund', 'mark_refund_sent'],
    prepare: approvedRefund,
    act: async (server, { order }) => watchRefund(server, (await money.refunds(order))[0]?.id ?? 0),
    async end({ order }) {
      await finishRefunds(world, order)
      await expectRefundedOnce(order)
    },
  },
  {
    what: 'K13: a refund’s notification',
    steps: ['find_refund_by_no', 'find_refund_by_no', 'apply_refund', 'keep_refund_notification'],
    prepare: async () => {
      const { order } = await approvedRefund()
      await watchRefund(world.server, (await money.refunds(order))[0]?.id ?? 0)
      world.simulator.control.holdNotifications()
      await world.advance(5_000)
      world.simulator.control.dropNotifications(1)
      const delivery = await world.simulator.control.resendRefundNotification(`${order.orderNo}R1`)
      return { order, letter: Buffer.from(delivery?.body ?? '') }
    },
    act: (server, { letter = new Uint8Array() }) =>
      accepted(receiveRefundNotification(server, { headers: new Headers(), body: letter, requestId: 'cut' })),
    end: ({ order }) => expectRefundedOnce(order),
  },
]

test.each(acts)('$what takes the steps that are cut below', async ({ steps, prepare, act, end }) => {
  const prepared = await prepare()
  gate.record()
  await act(cut, prepared)
  const named = gate.trips.map((trip) => trip.replace(/\[.*\]/s, ''))
  expect(named.filter((name) => name !== '')).toEqual(steps.filter((name) => name !== ''))
  expect(named).toHaveLength(steps.length)
  await end(prepared)
})

const cuts = acts.flatMap((one) =>
  one.steps.flatMap((step, index) =>
    (['before', 'after'] as const).map((side: Side) => ({
      ...one,
      step: step || 'the last',
      n: index + 1,
      side,
    })),
  ),
)

test.each(cuts)(
  '$what, cut $side $step: again, and it is done once',
  async ({ n, side, prepare, act, end }) => {
    const prepared = await prepare()
    const frozen = gate.arm(n, side)
    const first = act(cut, prepared).then(
      () => 'done',
      () => 'failed',
    )
    await frozen
    gate.disarm()
    expect(await first).toBe('failed')
    await again(act(world.server, prepared))
    await end(prepared)
    await expectBooksAgree(world, prepared.order)
  },
)

/** What was done at the first time already may be refused at the second, by its name. */
async function again(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => expect(error).toMatchObject({ code: 'order_paid' }))
}

function start(server: Server, { userId, openid, orderNo }: TestOrder) {
  return startPayment(server, { userId, openid, orderNo, useBalance: true, clientIp: '203.0.113.7' })
}

function ask(server: Server, { userId, orderNo }: TestOrder) {
  return requestRefund(server, { userId, orderNo, amountFen: null, reason: '不想要了', requestKey: 'one' })
}

function approve(server: Server, { order }: Prepared): Promise<void> {
  const answer = { outRefundNo: `${order.orderNo}R1`, approve: true, operator: '小王', decision: '同意' }
  return decideRefund(server, answer)
}

/** Paid with 100 of balance and 200 at WeChat. */
async function paidOrder(): Promise<TestOrder> {
  const order = await freshOrder(world, { totalFen: 300, balanceFen: 100 })
  await start(world.server, order)
  world.simulator.control.pay((await attempts(order))[0]?.out_trade_no ?? '')
  await world.simulator.control.idle()
  return order
}

async function approvedRefund(): Promise<Prepared> {
  const order = await paidOrder()
  await ask(world.server, order)
  await approve(world.server, { order })
  return { order }
}

/** A notification that could not be kept is refused, so that WeChat sends it again. */
async function accepted(told: Promise<{ answer: Answer }>): Promise<void> {
  const { answer } = await told
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
}

async function expectRefundedOnce(order: TestOrder): Promise<void> {
  expect((await money.refunds(order)).map(({ state }) => state)).toEqual(['succeeded'])
  expect(await money.balance(order)).toEqual({ available: 100, held: 0 })
  expect(await money.booked(order)).toEqual({})
  const atWechat = [...world.simulator.books.refunds.values()]
  const ofOrder = atWechat.filter(({ out_trade_no }) => out_trade_no.startsWith(order.orderNo))
  expect(ofOrder.map(({ out_refund_no, refundFen }) => [out_refund_no, refundFen])).toEqual([
    [`${order.orderNo}R1`, 200],
  ])
}

async function attempts({ orderId }: TestOrder): Promise<{ out_trade_no: string; state: string }[]> {
  const text = 'SELECT out_trade_no, state::text FROM payments WHERE order_id = $1 ORDER BY attempt'
  return (await world.server.pool.query<{ out_trade_no: string; state: string }>(text, [orderId])).rows
}
