import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Coupon, Refund } from '../../simulator/books'
import { couponFenOf } from '../../simulator/coupons'
import { splitRefund } from '../../simulator/refund-split'

const coupon = (index: number, coupon_fee: number): Coupon => ({
  coupon_id: `c${index}`,
  coupon_fee,
  coupon_type: 'NO_CASH',
})
const payment = (cash_fee: number, ...fees: number[]) => ({
  transaction_id: '1',
  openid: 'o',
  bank_type: 'OTHERS',
  cash_fee,
  coupons: fees.map((fee, index) => coupon(index, fee)),
  paidAt: 0,
})
const refund = (refundFen: number, coupons: Coupon[]): Refund => ({
  out_refund_no: 'R',
  refund_id: '5',
  out_trade_no: '1',
  parameters: {},
  refundFen,
  coupons,
  plan: {},
  createdAt: 0,
  endsAt: null,
  status: 'SUCCESS',
})

test('cash and coupons go back in proportion', () => {
  expect(splitRefund(payment(60, 40), [], 50)).toEqual([coupon(0, 20)])
  expect(splitRefund(payment(100), [], 50)).toEqual([])
  expect(splitRefund(payment(0, 1, 1), [], 1)).toEqual([coupon(0, 1)])
})

test('refunds of the whole, in any parts and with failed ones between, return exactly what was paid', () => {
  const part = fc.record({ fen: fc.integer({ min: 1, max: 400 }), fails: fc.boolean() })
  const fees = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 3 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fees, fc.array(part), (cash, coupons, parts) => {
      const paid = payment(cash, ...coupons)
      let leftFen = cash + couponFenOf(paid)
      fc.pre(leftFen > 0)
      let kept: Refund[] = []
      for (const { fen, fails } of [...parts, { fen: Infinity, fails: false }]) {
        const refundFen = Math.min(fen, leftFen)
        if (refundFen === 0) continue
        const back = splitRefund(paid, kept, refundFen)
        expect(couponFenOf({ coupons: back })).toBeLessThanOrEqual(refundFen)
        kept = [...kept, refund(refundFen, back)]
        leftFen -= refundFen
        // What failed for good goes back into what can be refunded.
        if (fails) {
          leftFen += kept[0]?.refundFen ?? 0
          kept = kept.slice(1)
        }
      }
      const returned = kept.flatMap((one) => one.coupons)
      for (const { coupon_id, coupon_fee } of paid.coupons) {
        const own = returned.filter((one) => one.coupon_id === coupon_id)
        expect(couponFenOf({ coupons: own })).toBe(coupon_fee)
      }
    }),
  )
})
