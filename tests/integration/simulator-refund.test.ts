import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'
import type { Fields } from '../simulator/signing'

const number = '20261124000001A1'
const identity = { appid: merchant.appid, mch_id: merchant.mchid }
const yearMs = 365 * 24 * 3600_000
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

test('accepts a refund of a part, and returns it a while later', async () => {
  const payment = await pay()
  const answer = await refund()
  expect(answer).toMatchObject({
    result_code: 'SUCCESS',
    transaction_id: payment.transaction_id,
    out_trade_no: number,
    out_refund_no: 'R1',
    refund_fee: '40',
    total_fee: '100',
    cash_fee: '100',
    cash_refund_fee: '40',
  })
  expect(answer['refund_id']).toMatch(/^5030\d{25}$/)
  expect(answer).not.toHaveProperty('coupon_refund_fee')
  expect(answer).not.toHaveProperty('settlement_refund_fee')
  expect(answer).not.toHaveProperty('refund_status')
  expect(await statusOf('R1')).toBe('PROCESSING')
  await shop.simulator.control.advanceClock(2999)
  expect(await statusOf('R1')).toBe('PROCESSING')
  await shop.simulator.control.advanceClock(1)
  expect(await statusOf('R1')).toBe('SUCCESS')
})

test('finds the payment by either number, and its own number counts when both are given', async () => {
  const { transaction_id } = await pay()
  expect(await refund({ out_trade_no: '', transaction_id })).toEqual(accepted)
  expect(await refund({ out_trade_no: 'another1', transaction_id, out_refund_no: 'R2' })).toEqual(accepted)
  expect(await refund({ out_trade_no: '' })).toEqual(refusal('LACK_PARAMS'))
  expect(await refund({ transaction_id: '4200000000000000000000000000' })).toEqual(
    refusal('INVALID_TRANSACTIONID'),
  )
})

test('refunds neither an unknown nor an unpaid order', async () => {
  expect(await refund()).toEqual(refusal('ORDERNOTEXIST'))
  await shop.order()
  expect(await refund()).toEqual(refusal('ORDERNOTEXIST'))
})

test('the same out_refund_no refunds once, and answers alike however often it is asked', async () => {
  await pay()
  const first = await refund()
  const again = await refund({ refund_desc: '别的理由' })
  for (const answer of [first, again]) {
    delete answer['nonce_str']
    delete answer['sign']
  }
  expect(again).toEqual(first)
  expect(shop.simulator.books.refunds.size).toBe(1)
})

test('the same out_refund_no with other money is refused', async () => {
  await pay()
  await pay('100', 'another01')
  await refund()
  expect(await refund({ refund_fee: '41' })).toEqual(refusal('REFUND_FEE_MISMATCH'))
  expect(await refund({ total_fee: '101' })).toEqual(refusal('REFUND_FEE_MISMATCH'))
  expect(await refund({ out_trade_no: 'another01' })).toEqual(refusal('REFUND_FEE_MISMATCH'))
})

test('never more than was paid: parts add up, a failed one no longer counts', async () => {
  await pay()
  shop.simulator.control.nextRefund({ ends: 'REFUNDCLOSE' })
  await refund({ refund_fee: '60' })
  expect(await refund({ out_refund_no: 'R2', refund_fee: '41' })).toEqual(refusal('REFUND_FEE_INVALID'))
  await shop.simulator.control.advanceClock(3000)
  expect(await refund({ out_refund_no: 'R2', refund_fee: '41' })).toEqual(accepted)
  expect(await refund({ out_refund_no: 'R3', refund_fee: '59' })).toEqual(accepted)
  expect(await refund({ out_refund_no: 'R4', refund_fee: '1' })).toEqual(refusal('ERROR'))
})

test.each([
  ['another total', { total_fee: '99' }, 'PARAM_ERROR'],
  ['nothing', { refund_fee: '0' }, 'PARAM_ERROR'],
  ['a broken fen', { refund_fee: '1.5' }, 'PARAM_ERROR'],
  ['no number', { out_refund_no: '' }, 'LACK_PARAMS'],
  ['a number of 65', { out_refund_no: 'R'.repeat(65) }, 'PARAM_ERROR'],
  ['a strange number', { out_refund_no: 'R#1' }, 'PARAM_ERROR'],
  ['a long reason', { refund_desc: '退'.repeat(27) }, 'PARAM_ERROR'],
  ['a notify_url with a query', { notify_url: 'https://mall.example.com/n?a=1' }, 'PARAM_ERROR'],
  ['another currency', { refund_fee_type: 'USD' }, 'PARAM_ERROR'],
] satisfies [string, Fields, string][])('refuses %s', async (_, changes, err_code) => {
  await pay()
  expect(await refund(changes)).toEqual(refusal(err_code))
})

test('accepts the longest number and reason', async () => {
  await pay()
  const out_refund_no = `R_-|*@${'9'.repeat(58)}`
  expect(await refund({ out_refund_no, refund_desc: '退'.repeat(26) })).toEqual(accepted)
})

test('refuses a refund a year after the payment', async () => {
  await pay()
  await shop.simulator.control.advanceClock(yearMs)
  expect(await refund()).toEqual(accepted)
  await shop.simulator.control.advanceClock(1)
  expect(await refund({ out_refund_no: 'R2' })).toEqual(refusal('TRADE_OVERDUE'))
})

test('splits a payment into fifty refunds at most', async () => {
  await pay()
  for (let count = 1; count <= 50; count += 1) {
    expect(await refund({ out_refund_no: `R${count}`, refund_fee: '1' })).toEqual(accepted)
  }
  expect(await refund({ out_refund_no: 'R51', refund_fee: '1' })).toEqual(refusal('ERROR'))
})

test('a refused refund leaves no trace: the same number succeeds when there is money', async () => {
  await pay()
  shop.simulator.control.setMerchantFunds(50)
  expect(await refund()).toEqual(accepted)
  expect(await refund({ out_refund_no: 'R2' })).toEqual(refusal('NOTENOUGH'))
  expect(await query({ out_refund_no: 'R2' })).toEqual(refusal('REFUNDNOTEXIST'))
  shop.simulator.control.setMerchantFunds(null)
  expect(await refund({ out_refund_no: 'R2' })).toEqual(accepted)
})

test('on command, two requests to refund one order must be a minute apart, repeats too', async () => {
  await pay()
  shop.simulator.control.setRefundPace(60_000)
  await refund()
  expect(await refund({ out_refund_no: 'R2' })).toEqual(refusal('FREQUENCY_LIMITED'))
  expect(await refund()).toEqual(refusal('FREQUENCY_LIMITED'))
  await shop.simulator.control.advanceClock(60_000)
  expect(await refund()).toEqual(accepted)
  expect(await refund({ out_refund_no: 'R2' })).toEqual(accepted)
})

test('a refund may fail for good, turn abnormal, or never end; an operator moves it on', async () => {
  const { control } = shop.simulator
  await pay()
  for (const ends of ['CHANGE', 'REFUNDCLOSE', 'never'] as const) control.nextRefund({ ends, afterMs: 10 })
  for (const out_refund_no of ['R1', 'R2', 'R3']) await refund({ out_refund_no, refund_fee: '10' })
  await control.advanceClock(yearMs)
  expect(await statusOf('R1')).toBe('CHANGE')
  expect(await statusOf('R2')).toBe('REFUNDCLOSE')
  expect(await statusOf('R3')).toBe('PROCESSING')
  expect(control.endRefund('R1', 'SUCCESS')).toBe(true)
  expect(await statusOf('R1')).toBe('SUCCESS')
  expect(control.endRefund('R9', 'SUCCESS')).toBe(false)
})

test('the coupon part of a payment goes back as coupon', async () => {
  await pay('119')
  const answer = await refund({ total_fee: '119', refund_fee: '119' })
  expect(answer).toMatchObject({
    cash_fee: '60',
    cash_refund_fee: '60',
    coupon_refund_fee: '59',
    coupon_refund_count: '1',
    coupon_refund_fee_0: '59',
    settlement_total_fee: '60',
    settlement_refund_fee: '60',
  })
  expect(await query({ out_refund_no: 'R1' })).toMatchObject({
    coupon_refund_fee_0: '59',
    coupon_refund_fee_0_0: '59',
    coupon_refund_id_0_0: answer['coupon_refund_id_0'],
    settlement_refund_fee_0: '60',
  })
})

test.each(['refund', 'refundquery'] as const)('SYSTEMERROR of %s comes after the effect', async (kind) => {
  await pay()
  shop.simulator.control.fail(kind, { as: 'err_code', err_code: 'SYSTEMERROR', after: true })
  const answer = await refund()
  expect(answer['err_code']).toBe(kind === 'refund' ? 'SYSTEMERROR' : undefined)
  expect(shop.simulator.books.refunds.size).toBe(1)
  expect((await query({ out_refund_no: 'R1' }))['err_code']).toBe(
    kind === 'refund' ? undefined : 'SYSTEMERROR',
  )
  expect(await refund()).toEqual(accepted)
  expect(shop.simulator.books.refunds.size).toBe(1)
})
