import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { decideRefund } from '@/lib/payment/decide-refund'
import { receiveRefundNotification } from '@/lib/payment/receive-refund-notification'
import { requestRefund } from '@/lib/payment/request-refund'
import { watchRefund } from '@/lib/payment/watch-refund'
import { inspect } from '../support/inspect'
import { moneyOf } from '../support/money'
import { type TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'
import {
  expectBooksAgree,
  finishRefunds,
  freshOrder,
  openInstances,
  rounds,
  tally,
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

test('F3: of 10 requests for 60 of 100 at once, one is taken on; the rest of it can still be had', async () => {
  for (let round = 0; round < rounds; round += 1) {
    // Wholly from WeChat, mixed, and wholly from the balance.
    const balanceFen = (round % 3) * 50
    const order = await paidOrder(balanceFen)
    const ends = await tally(times(10, (n) => request(n, order, { amountFen: 60, requestKey: `key-${n}` })))
    expect(ends).toEqual({ requested: 1, refund_too_much: 9 })
    const wechatFen = Math.min(60, 100 - balanceFen)
    expect(await money.refunds(order)).toMatchObject([
      { out_refund_no: `${order.orderNo}R1`, wechat_fen: wechatFen, balance_fen: 60 - wechatFen },
    ])
    expect(
      await tally(times(4, (n) => request(n, order, { amountFen: null, requestKey: `rest-${n}` }))),
    ).toEqual({
      requested: 1,
      refund_too_much: 3,
    })
    expect(await sumOf(order)).toEqual({ wechatFen: 100 - balanceFen, balanceFen })
    await expectBooksAgree(world, order)
  }
})

test('F3: 10 requests for a tenth each are all taken on, under 10 numbers', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await paidOrder(35)
    const ends = await tally(times(10, (n) => request(n, order, { amountFen: 10, requestKey: `key-${n}` })))
    expect(ends).toEqual({ requested: 10 })
    const numbers = (await money.refunds(order)).map(({ out_refund_no }) => out_refund_no)
    expect(numbers).toEqual(times(10, (n) => `${order.orderNo}R${n + 1}`))
    expect(await sumOf(order)).toEqual({ wechatFen: 65, balanceFen: 35 })
  }
})

test('F4: one request sent 10 times at once is one refund', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await paidOrder(0)
    const ends = await tally(times(10, (n) => request(n, order, { amountFen: 60, requestKey: 'the same' })))
    expect(ends).toEqual({ requested: 1, repeated: 9 })
    expect(await sumOf(order)).toEqual({ wechatFen: 60, balanceFen: 0 })
  }
})

test('approved and rejected at once, by several operators: one answer counts, and the money follows it', async () => {
  const ends = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const order = await paidOrder(50)
    await request(0, order, { amountFen: 80, requestKey: 'one' })
    const outRefundNo = `${order.orderNo}R1`
    const decide = (approve: boolean) => (n: number) =>
      decideRefund(shops.of(n), { outRefundNo, approve, operator: `员工${n}`, decision: '已核实' })
    const [approved, rejected] = await Promise.all([
      tally(times(4, decide(true))),
      tally(times(4, decide(false))),
    ])
    const isApproved = approved['refund_decided'] === undefined
    // The same answer twice is no error; the other one is told that it came too late.
    expect(isApproved ? [approved, rejected] : [rejected, approved]).toEqual([
      { undefined: 4 },
      { refund_decided: 4 },
    ])
    ends.add(isApproved ? 'approved' : 'rejected')
    await finishRefunds(world, order)
    expect((await money.refunds(order)).map(({ state }) => state)).toEqual([
      isApproved ? 'succeeded' : 'rejected',
    ])
    expect(await money.balance(order)).toEqual({ available: isApproved ? 30 : 0, held: 0 })
    expect(await sumOf(order)).toEqual(
      isApproved ? { wechatFen: 50, balanceFen: 30 } : { wechatFen: 0, balanceFen: 0 },
    )
    expect(await refundsAtWechat(order)).toEqual(isApproved ? [50] : [])
    await expectBooksAgree(world, order)
  }
  expect(ends.size).toBeGreaterThan(0)
})

test('sent and told by everybody at once: WeChat moves the money once and it is posted once', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const order = await paidOrder(50)
    await request(0, order, { amountFen: null, requestKey: 'all' })
    const outRefundNo = `${order.orderNo}R1`
    await decideRefund(world.server, { outRefundNo, approve: true, operator: '小王', decision: '同意' })
    const id = (await money.refunds(order))[0]?.id ?? 0
    // A sweep may give the same refund to several workers.
    await tally(times(4, (n) => watchRefund(shops.of(n), id)))
    world.simulator.control.holdNotifications()
    await world.advance(5_000)
    const body = await refundLetter(outRefundNo)
    await tally([
      ...times(6, (n) =>
        receiveRefundNotification(shops.of(n), { headers: new Headers(), body, requestId: 'race' }),
      ),
      ...times(3, (n) => watchRefund(shops.of(n), id)),
    ])
    await world.simulator.control.releaseNotifications()
    expect(await refundsAtWechat(order)).toEqual([50])
    expect((await money.refunds(order)).map(({ state }) => state)).toEqual(['succeeded'])
    expect(await money.events(order)).toEqual([
      'payment_opened',
      'payment_payable',
      'settled',
      'refund_requested',
      'refund_approved',
      'refund_processing',
      'refund_succeeded',
    ])
    expect(await money.booked(order)).toEqual({})
    expect(await money.balance(order)).toEqual({ available: 50, held: 0 })
    // Nothing of it was sent, so all of it is on the shelf again, once.
    expect(await money.stock(order)).toEqual({ available: 101, reserved: 0 })
    await expectBooksAgree(world, order)
  }
})

/** An order of 100 fen, paid with so much balance and the rest at WeChat. */
async function paidOrder(balanceFen: number): Promise<TestOrder> {
  const order = await freshOrder(world, { totalFen: 100, balanceFen })
  await world.start(order, { useBalance: true })
  if (balanceFen < 100) {
    world.simulator.control.pay((await ask.only(order)).out_trade_no)
    await world.simulator.control.idle()
  }
  return order
}

function request(
  n: number,
  { userId, orderNo }: TestOrder,
  of: { amountFen: number | null; requestKey: string },
) {
  return requestRefund(shops.of(n), { userId, orderNo, reason: '不想要了', ...of })
}

/** What the payment sets aside for its refunds. */
async function sumOf({ orderId }: TestOrder): Promise<{ wechatFen: number; balanceFen: number }> {
  const { rows } = await world.server.pool.query<{ wechatFen: number; balanceFen: number }>(
    `SELECT refund_wechat_fen AS "wechatFen", refund_balance_fen AS "balanceFen" FROM payments WHERE order_id = $1`,
    [orderId],
  )
  return rows[0] ?? { wechatFen: 0, balanceFen: 0 }
}

function refundsAtWechat({ orderNo }: TestOrder): number[] {
  const refunds = [...world.simulator.books.refunds.values()]
  return refunds
    .filter(({ out_trade_no }) => out_trade_no.startsWith(orderNo))
    .map(({ refundFen }) => refundFen)
}

async function refundLetter(outRefundNo: string): Promise<Uint8Array> {
  world.simulator.control.dropNotifications(1)
  const delivery = await world.simulator.control.resendRefundNotification(outRefundNo)
  if (delivery?.outcome !== 'dropped') throw new Error(`no notification of ${outRefundNo}`)
  return Buffer.from(delivery.body)
}
