import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'
import type { Fields } from '../simulator/signing'

const number = '20261124000001A1'
const identity = { appid: merchant.appid, mch_id: merchant.mchid }
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

async function pay(total_fee = '100', out_trade_no = number) {
  await shop.order({ total_fee, out_trade_no })
  const outcome = shop.simulator.control.pay(out_trade_no)
  if (!outcome.paid) throw new Error(outcome.because)
  return outcome.payment
}
const refund = (changes: Fields = {}) => shop.refund(changes)
const query = (fields: Fields) => shop.call('/pay/refundquery', { ...identity, ...fields })
const statusOf = async (out_refund_no: string) => (await query({ out_refund_no }))['refund_status_0']
const refusal = (err_code: string) =>
  expect.objectContaining({ return_code: 'SUCCESS', result_code: 'FAIL', err_code })
const accepted = expect.objectContaining({ result_code: 'SUCCESS' })

test('queries by any of four numbers, and a page of ten at a time', async () => {
  const { transaction_id } = await pay()
  expect(await query({ out_trade_no: number })).toEqual(refusal('REFUNDNOTEXIST'))
  expect(await query({})).toEqual(refusal('LACK_PARAMS'))
  const first = await refund({ refund_fee: '1' })
  for (let count = 2; count <= 12; count += 1)
    await refund({ out_refund_no: `R${count}`, refund_fee: `${count}` })
  const one = { refund_count: '1', out_refund_no_0: 'R1', refund_fee_0: '1', refund_id_0: first['refund_id'] }
  expect(await query({ out_refund_no: 'R1' })).toMatchObject(one)
  expect(await query({ refund_id: first['refund_id'] ?? '', out_refund_no: 'R2' })).toMatchObject(one)
  for (const named of [{ transaction_id }, { out_trade_no: number }]) {
    const page = await query(named)
    expect(page).toMatchObject({ ...one, refund_count: '10', out_refund_no_9: 'R10', total_fee: '100' })
    expect(page).not.toHaveProperty('total_refund_count')
  }
  const rest = await query({ out_trade_no: number, offset: '10' })
  expect(rest).toMatchObject({ refund_count: '2', total_refund_count: '12', out_refund_no_0: 'R11' })
})

test('a refund that has arrived says when and where', async () => {
  await pay()
  await refund()
  expect(await query({ out_refund_no: 'R1' })).not.toHaveProperty('refund_success_time_0')
  await shop.simulator.control.advanceClock(3000)
  expect(await query({ out_refund_no: 'R1' })).toMatchObject({
    refund_recv_accout_0: '支付用户零钱',
    refund_success_time_0: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  })
})

test('an order that was refunded says REFUND, also when only in part', async () => {
  await pay()
  await refund({ refund_fee: '1' })
  expect(await shop.call('/pay/orderquery', { ...identity, out_trade_no: number })).toMatchObject({
    trade_state: 'REFUND',
    total_fee: '100',
  })
})

test('an auditor reads what was paid, returned and is on its way', async () => {
  const { control, wechatOrigin } = shop.simulator
  const { transaction_id } = await pay()
  await refund({ refund_fee: '10' })
  await control.advanceClock(3000)
  control.nextRefund({ ends: 'never' })
  await refund({ out_refund_no: 'R2', refund_fee: '20' })
  control.nextRefund({ ends: 'REFUNDCLOSE', afterMs: 0 })
  await refund({ out_refund_no: 'R3', refund_fee: '5' })
  await control.idle()
  const books: unknown = await (await fetch(`${wechatOrigin}/control/books`)).json()
  expect(books).toMatchObject({
    payments: [{ transaction_id, out_trade_no: number, paidFen: 100, refundedFen: 10, refundingFen: 20 }],
    refunds: [
      { out_refund_no: 'R1', refundFen: 10, status: 'SUCCESS' },
      { out_refund_no: 'R2', refundFen: 20, status: 'PROCESSING' },
      { out_refund_no: 'R3', refundFen: 5, status: 'REFUNDCLOSE' },
    ],
  })
})
test.each([
  ['126', 'SYSTEMERROR', 'SUCCESS'],
  ['127', undefined, 'CHANGE'],
  ['128', undefined, 'REFUNDCLOSE'],
  ['129', undefined, 'SUCCESS'],
])('a total of %s decides how its refund goes', async (total_fee, err_code, status) => {
  const { transaction_id } = await pay(total_fee)
  expect((await refund({ out_trade_no: '', transaction_id, total_fee }))['err_code']).toBe(err_code)
  expect(await refund({ total_fee })).toEqual(accepted)
  await shop.simulator.control.advanceClock(3000)
  expect(await statusOf('R1')).toBe(status)
})
