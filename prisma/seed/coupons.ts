import type { CouponTerms } from '@/lib/domain/coupon'

export type SeedCoupon = CouponTerms & {
  slug: string
  title: string
  /** How many shoppers can have one; null is everybody. */
  quantity: number | null
}

// Long enough that no demo meets its end.
const dates = {
  startsAt: new Date('2026-01-01T00:00:00+08:00'),
  endsAt: new Date('2036-01-01T00:00:00+08:00'),
}

/** What the demo's shop gives away, the first for everybody's first order. */
export const coupons: readonly SeedCoupon[] = [
  {
    slug: 'welcome',
    title: '新人立减券',
    kind: 'fixed',
    amountFen: 500,
    thresholdFen: 0,
    quantity: null,
    ...dates,
  },
  {
    slug: 'spend-99-save-10',
    title: '全场满减券',
    kind: 'fixed',
    amountFen: 1000,
    thresholdFen: 9900,
    quantity: null,
    ...dates,
  },
  {
    slug: 'ten-percent',
    title: '拾物九折券',
    kind: 'percent',
    percentOff: 10,
    maxDiscountFen: 3000,
    thresholdFen: 5000,
    quantity: null,
    ...dates,
  },
  {
    slug: 'spend-299-save-50',
    title: '限量大额券',
    kind: 'fixed',
    amountFen: 5000,
    thresholdFen: 29900,
    quantity: 500,
    ...dates,
  },
]
