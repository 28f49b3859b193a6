import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger } from '@/lib/payment/check-ledger'
import { decideRefund } from '@/lib/payment/decide-refund'
import { requestRefund } from '@/lib/payment/request-refund'
import { inspect } from '../support/inspect'
import { liveThrough } from '../support/jobs'
import { credit, moneyOf } from '../support/money'
import type { TestOrder } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'

const minutes = 60_000
let world: PayWorld
let ask: ReturnType<typeof inspect>
let money: ReturnType<typeof moneyOf>
beforeAll(async () => {
  world = await createPayWorld()
  ask = inspect(world)
  money = moneyOf(world.server)
})
afterEach(async () => {
  world.simulator.control.reset()
  expect(await checkLedger(world.server, { isWhole: true })).toEqual([])
})
afterAll(() => world.stop())

/** ¥10.00: ¥3.00 from the balance, ¥7.00 by WeChat. */
async function paidOrder(): Promise<TestOrder> {
  const order = await world.order(1000)
  const { available } = await money.balance(order)
  await credit(world.server, order, 300)
  if (available > 0) throw new Error('the shopper has balance left from another test')
  await world.start(order, { useBalance: true })
  world.simulator.control.pay((await ask.only(order)).out_trade_no)
  await world.simulator.control.idle()
  expect(await ask.orderState(order)).toBe('paid')
  return order
}

let serial = 0
const request = (order: TestOrder, amountFen: number | null, requestKey = `k${serial++}`) =>
  requestRefund(world.server, { ...order, amountFen, reason: '不想要了', requestKey })

async function approve(order: TestOrder, nth = 0): Promise<string> {
  const outRefundNo = (await money.refunds(order))[nth]?.out_refund_no ?? ''
  await decideRefund(world.server, { outRefundNo, approve: true, operator: '小王', decision: '' })
  return outRefundNo
}

async function spendBalance({ userId }: TestOrder): Promise<void> {
  const { available } = await money.balance({ userId })
  if (available > 0) await world.start(await world.order(available), { useBalance: true })
}

test('a whole refund goes back to both sources, and the parcel is not sent', async () => {
  const order = await paidOrder()
  expect(await request(order, null)).toEqual({ outcome: 'requested' })
  expect(await money.booked(order)).toMatchObject({ sales: 1000 })
  await approve(order)
  expect(await money.booked(order)).toMatchObject({ refunds_pending: 1000 })
  expect(await money.balance(order)).toEqual({ available: 0, held: 0 })
  await liveThrough(world, 3 * minutes)
  expect(await money.refunds(order)).toMatchObject([
    { state: 'succeeded', wechat_fen: 700, balance_fen: 300 },
  ])
  expect(await money.booked(order)).toEqual({})
  expect(await money.balance(order)).toEqual({ available: 300, held: 0 })
  expect(await money.stock(order)).toEqual({ available: 101, reserved: 0 })
  expect(await money.events(order)).toEqual(
    expect.arrayContaining(['refund_requested', 'refund_approved', 'refund_processing', 'refund_succeeded']),
  )
  await spendBalance(order)
})

test('parts go back to WeChat first, each under its own number', async () => {
  const order = await paidOrder()
  for (const [nth, amount] of [400, 400, 200].entries()) {
    await request(order, amount)
    await approve(order, nth)
    await liveThrough(world, 3 * minutes)
  }
  const refunds = await money.refunds(order)
  expect(refunds.map(({ wechat_fen, balance_fen }) => [wechat_fen, balance_fen])).toEqual([
    [400, 0],
    [300, 100],
    [0, 200],
  ])
  expect(new Set(refunds.map(({ out_refund_no }) => out_refund_no)).size).toBe(3)
  expect(refunds.every(({ state }) => state === 'succeeded')).toBe(true)
  await expect(request(order, 1)).rejects.toMatchObject({ code: 'refund_too_much', status: 409 })
  await spendBalance(order)
})

test('F2: amounts that cannot be are refused, and a rejection frees what was asked for', async () => {
  const order = await paidOrder()
  for (const amount of [0, -1, 1.5, Number.NaN]) {
    await expect(request(order, amount)).rejects.toMatchObject({ code: 'invalid_input', status: 422 })
  }
  await expect(request(order, 1001)).rejects.toMatchObject({ code: 'refund_too_much' })
  await request(order, 1000)
  await expect(request(order, 1)).rejects.toMatchObject({ code: 'refund_too_much' })
  const outRefundNo = (await money.refunds(order))[0]?.out_refund_no ?? ''
  const reject = { outRefundNo, approve: false, operator: '小王', decision: '已发货' }
  await expect(decideRefund(world.server, { ...reject, decision: ' ' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await decideRefund(world.server, reject)
  await decideRefund(world.server, reject)
  await expect(decideRefund(world.server, { ...reject, approve: true })).rejects.toMatchObject({
    code: 'refund_decided',
  })
  expect(await request(order, 1000)).toEqual({ outcome: 'requested' })
})

test('F4: the same key is the same request', async () => {
  const order = await paidOrder()
  const answers = await Promise.all(Array.from({ length: 10 }, () => request(order, 400, 'again')))
  expect(answers.filter(({ outcome }) => outcome === 'requested')).toHaveLength(1)
  expect(await money.refunds(order)).toHaveLength(1)
  // Another amount, or everything, is another request.
  for (const amount of [401, null]) {
    await expect(request(order, amount, 'again')).rejects.toMatchObject({ code: 'request_key_reused' })
  }
  await request(order, null, 'the rest')
  expect(await request(order, null, 'the rest')).toEqual({ outcome: 'repeated' })
  await expect(request({ ...order, userId: 0 }, 1)).rejects.toMatchObject({ code: 'not_found' })
  await expect(request(await world.order(), 1)).rejects.toMatchObject({ code: 'order_not_paid' })
})

test('WeChat did it and answered SYSTEMERROR: the same number again, and it is done once', async () => {
  const order = await paidOrder()
  await request(order, 500)
  const outRefundNo = await approve(order)
  world.simulator.control.nextRefund({ notify: { lost: true } })
  world.simulator.control.fail('refund', { as: 'err_code', err_code: 'SYSTEMERROR', after: true })
  await liveThrough(world, 6 * minutes)
  expect(await money.refunds(order)).toMatchObject([{ state: 'succeeded' }])
  const sent = world.simulator.books.calls.filter(({ kind }) => kind === 'refund')
  const ours = sent.filter(({ parameters }) => parameters['out_refund_no'] === outRefundNo)
  expect(ours.length).toBe(2)
  expect(
    [...world.simulator.books.refunds.values()].filter((each) => each.out_refund_no === outRefundNo),
  ).toHaveLength(1)
})

test('the merchant has too little at WeChat: filed for people, and tried again by itself', async () => {
  const order = await paidOrder()
  await request(order, 500)
  await approve(order)
  world.simulator.control.fail('refund', { as: 'err_code', err_code: 'NOTENOUGH' })
  await liveThrough(world, minutes)
  expect(await money.refunds(order)).toMatchObject([{ state: 'approved' }])
  expect(await money.exceptions(order)).toEqual(['refund_refused'])
  await liveThrough(world, 35 * minutes)
  expect(await money.refunds(order)).toMatchObject([{ state: 'succeeded' }])
})

test('told by a notification: a question to WeChat confirms it at once', async () => {
  const order = await paidOrder()
  await request(order, 500)
  await approve(order)
  await liveThrough(world, 5_000, 1_000)
  await world.simulator.control.idle()
  expect(world.verdicts.at(-1)).toBe('confirmed')
  expect(await money.refunds(order)).toMatchObject([{ state: 'succeeded' }])
})

test('C6: told SUCCESS while WeChat itself says PROCESSING: it stays so until both agree', async () => {
  const order = await paidOrder()
  await request(order, 500)
  world.simulator.control.nextRefund({ ends: 'never' })
  const outRefundNo = await approve(order)
  await liveThrough(world, 10_000)
  const told = await world.simulator.control.resendRefundNotification(outRefundNo, 'claims_success')
  expect(told).not.toBeNull()
  expect(world.verdicts.at(-1)).toBe('noted')
  expect(await money.refunds(order)).toMatchObject([{ state: 'processing' }])
  world.simulator.control.endRefund(outRefundNo, 'SUCCESS')
  await liveThrough(world, 2 * minutes)
  expect(await money.refunds(order)).toMatchObject([{ state: 'succeeded' }])
})

test.each([
  'mch_id',
  'out_refund_no',
  'out_trade_no',
  'refund_fee',
  'total_fee',
  'doctype',
  'pasted_blocks',
  'other_key',
  'bad_padding',
  'not_base64',
  'empty',
] as const)(
  'C1 to C4: a refund notification with %s wrong is refused and changes nothing',
  async (corruption) => {
    const order = await paidOrder()
    await request(order, 500)
    world.simulator.control.nextRefund({ ends: 'never' })
    const outRefundNo = await approve(order)
    await liveThrough(world, 10_000)
    const before = await money.events(order)
    await world.simulator.control.resendRefundNotification(outRefundNo, corruption)
    expect(['unknown_refund', 'mismatch', 'malformed', 'foreign']).toContain(world.verdicts.at(-1))
    expect(await money.events(order)).toEqual(before)
    world.simulator.control.endRefund(outRefundNo, 'SUCCESS')
    await liveThrough(world, 2 * minutes)
    await spendBalance(order)
  },
)

test('C5: the card is dead: abnormal and filed; helped by a person, the money arrives', async () => {
  const order = await paidOrder()
  await request(order, 500)
  world.simulator.control.nextRefund({ ends: 'CHANGE' })
  const outRefundNo = await approve(order)
  await liveThrough(world, 2 * minutes)
  expect(await money.refunds(order)).toMatchObject([{ state: 'abnormal' }])
  expect(await money.exceptions(order)).toEqual(['refund_abnormal'])
  expect(await money.booked(order)).toMatchObject({ refunds_pending: 500 })
  world.simulator.control.endRefund(outRefundNo, 'SUCCESS')
  await liveThrough(world, 2 * minutes)
  expect(await money.refunds(order)).toMatchObject([{ state: 'succeeded' }])
  expect(await money.booked(order)).not.toHaveProperty('refunds_pending')
})

test('C5: WeChat closes a refund: a sale is a sale again, once, and can be asked back again', async () => {
  const order = await paidOrder()
  await request(order, 500)
  world.simulator.control.nextRefund({ ends: 'REFUNDCLOSE' })
  const outRefundNo = await approve(order)
  await liveThrough(world, 2 * minutes)
  await world.simulator.control.resendRefundNotification(outRefundNo)
  expect(await money.refunds(order)).toMatchObject([{ state: 'closed' }])
  expect(await money.exceptions(order)).toEqual(['refund_closed'])
  expect(await money.booked(order)).toMatchObject({ sales: 1000 })
  await request(order, 1000)
  await approve(order, 1)
  await liveThrough(world, 2 * minutes)
  expect(await money.booked(order)).toEqual({})
  await spendBalance(order)
})
