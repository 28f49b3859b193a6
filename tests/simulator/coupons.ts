import type { Coupon } from './books'

/** A payment, or a refund of it. */
interface WithCoupons {
  coupons: readonly Coupon[]
}

export function sumFen(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

export function couponFenOf({ coupons }: WithCoupons): number {
  return sumFen(coupons.map(({ coupon_fee }) => coupon_fee))
}

/** The coupons that the merchant bears itself (免充值): they are no money to it. */
export function merchantFenOf({ coupons }: WithCoupons): number {
  return couponFenOf({ coupons: coupons.filter(({ coupon_type }) => coupon_type === 'NO_CASH') })
}
