import type { Coupon, Payment, Refund } from './books'
import { couponFenOf, sumFen } from './coupons'

/** The refunds that move money: all but those that failed for good. */
export function effective(refunds: readonly Refund[]): Refund[] {
  return refunds.filter(({ status }) => status !== 'REFUNDCLOSE')
}

/**
 * What of a refund goes back as coupons. Cash and coupons go back in the proportion they were paid, the
 * cash rounded down over all refunds together, so that refunds of the whole return exactly what was paid.
 */
export function splitRefund(payment: Payment, before: readonly Refund[], refundFen: number): Coupon[] {
  const couponLeft = payment.coupons.map((coupon) => ({
    ...coupon,
    coupon_fee: coupon.coupon_fee - returnedOf(coupon, before),
  }))
  const totalFen = payment.cash_fee + couponFenOf(payment)
  const refundedFen = sumFen(before.map((refund) => refund.refundFen))
  const cashBefore = refundedFen - sumFen(before.map(couponFenOf))
  const cashDue = Math.floor((payment.cash_fee * (refundedFen + refundFen)) / totalFen) - cashBefore
  const least = Math.max(0, refundFen - couponFenOf({ coupons: couponLeft }))
  const most = Math.min(refundFen, payment.cash_fee - cashBefore)
  return takeFrom(couponLeft, refundFen - Math.min(Math.max(cashDue, least), most))
}

function returnedOf({ coupon_id }: Coupon, before: readonly Refund[]): number {
  const parts = before.flatMap(({ coupons }) => coupons.filter((coupon) => coupon.coupon_id === coupon_id))
  return couponFenOf({ coupons: parts })
}

/** So much of the coupons, the first of them first. */
function takeFrom(coupons: readonly Coupon[], fen: number): Coupon[] {
  let leftFen = fen
  return coupons.flatMap((coupon) => {
    const coupon_fee = Math.min(coupon.coupon_fee, leftFen)
    leftFen -= coupon_fee
    return coupon_fee > 0 ? [{ ...coupon, coupon_fee }] : []
  })
}
