import { afterAll, beforeAll, expect, test } from 'vitest'
import { changePrice } from '@/lib/payment/change-price'
import { decideRefund } from '@/lib/payment/decide-refund'
import { requestRefund } from '@/lib/payment/request-refund'
import { inspect } from '../support/inspect'
import { liveThrough } from '../support/jobs'
import { moneyOf } from '../support/money'
import type { TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'
import { expectBooksAgree, freshOrder, openInstances, tally, times, type Instances } from '../support/races'

const minutes = 60_000
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
afterAll(async () => {
  await shops.stop()
  await world.stop()
})

function request(order: TestOrder, requestKey: string, n = 0) {
  return requestRefund(shops.of(n), { ...order, amountFen: 1, reason: '不想要了', requestKey })
}

async function pay(outTradeNo: string | undefined): Promise<void> {
  expect(world.simulator.control.pay(outTradeNo ?? '')).toMatchObject({ paid: true })
  await world.simulator.control.idle()
}

/** Attempts at three prices, all of which WeChat still takes money for; the last is the order's own. */
async function threeAttempts(order: TestOrder): Promise<string[]> {
  await world.start(order)
  for (const totalFen of [90, 80]) {
    await changePrice(world.server, { orderNo: order.orderNo, totalFen, operator: '小王', reason: '补差价' })
    await world.start(order)
  }
  return (await ask.payments(order)).map(({ out_trade_no }) => out_trade_no)
}

test('ten requests of one order and no more, whatever came of them; money that goes back by itself is none', async () => {
  const order = await freshOrder(world, { totalFen: 100 })
  const [first, second, third] = await threeAttempts(order)
  await pay(third)
  await pay(second)
  await liveThrough(world, minutes)
  for (const [n, key] of times(10, (each) => [each, `key-${each}`] as const)) {
    expect(await request(order, key)).toEqual({ outcome: 'requested' })
    if (n > 2) continue
    const outRefundNo = (await money.refunds(order)).at(-1)?.out_refund_no ?? ''
    await decideRefund(world.server, { outRefundNo, approve: n === 0, operator: '小王', decision: '已核实' })
  }
  await expect(request(order, 'key-10')).rejects.toMatchObject({ code: 'too_many_refunds', status: 409 })
  // What is here already is no further request.
  expect(await request(order, 'key-9')).toEqual({ outcome: 'repeated' })

  await pay(first)
  await liveThrough(world, 10 * minutes)
  const strays = (await money.refunds(order)).filter(({ cause }) => cause !== 'requested')
  expect(strays).toMatchObject([
    { cause: 'duplicate_payment', state: 'succeeded', wechat_fen: 90 },
    { cause: 'duplicate_payment', state: 'succeeded', wechat_fen: 100 },
  ])
  await expectBooksAgree(world, order)
})

test('of several requests at the same moment, the order takes as many as it still may have', async () => {
  const order = await freshOrder(world, { totalFen: 100 })
  await world.start(order)
  await pay((await ask.only(order)).out_trade_no)
  for (const key of times(8, (n) => `key-${n}`)) await request(order, key)
  expect(await tally(times(6, (n) => request(order, `late-${n}`, n)))).toEqual({
    requested: 2,
    too_many_refunds: 4,
  })
  expect(await money.refunds(order)).toHaveLength(10)
  await expectBooksAgree(world, order)
})
