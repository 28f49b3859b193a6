import type { Fen } from './money'

interface Limits {
  /** What the goods must cost at least. */
  thresholdFen: Fen
  /** Usable from then on, and before `endsAt`. */
  startsAt: Date
  endsAt: Date
}

/** What a coupon takes off: an amount, or `percentOff` of a hundred (10 is 九折), which may be limited. */
export type CouponTerms = Limits &
  ({ kind: 'fixed'; amountFen: Fen } | { kind: 'percent'; percentOff: number; maxDiscountFen: Fen | null })

/** A coupon as its shopper holds it. */
export type HeldCoupon = CouponTerms & { couponId: number; isUsed: boolean }

export type Fit =
  | { outcome: 'fits'; discountFen: Fen }
  | { outcome: 'used' }
  | { outcome: 'not_started' }
  | { outcome: 'ended' }
  | { outcome: 'below_threshold'; missingFen: Fen }

// One fen off, one fen to pay: WeChat takes no payment of nothing.
const leastGoodsFen: Fen = 2

/**
 * What a coupon takes off goods that cost `goodsFen`, or why it does not fit them. There is always at least 1 fen
 * off and 1 fen left to pay. A percentage is rounded in the shopper's favour: 九折 never charges more than nine tenths.
 */
export function discountOf(coupon: CouponTerms & { isUsed: boolean }, goodsFen: Fen, now: Date): Fit {
  if (coupon.isUsed) return { outcome: 'used' }
  if (now < coupon.startsAt) return { outcome: 'not_started' }
  if (now >= coupon.endsAt) return { outcome: 'ended' }
  const missingFen = Math.max(coupon.thresholdFen, leastGoodsFen) - goodsFen
  if (missingFen > 0) return { outcome: 'below_threshold', missingFen }
  return { outcome: 'fits', discountFen: Math.min(fullDiscount(coupon, goodsFen), goodsFen - 1) }
}

function fullDiscount(terms: CouponTerms, goodsFen: Fen): Fen {
  switch (terms.kind) {
    case 'fixed':
      return terms.amountFen
    case 'percent': {
      const payableFen = Math.floor((goodsFen * (100 - terms.percentOff)) / 100)
      return Math.min(goodsFen - payableFen, terms.maxDiscountFen ?? goodsFen)
    }
  }
}

/** The coupon that takes most off; of several, the one that ends first. Null when none fits. */
export function bestCoupon<Coupon extends HeldCoupon>(
  coupons: readonly Coupon[],
  goodsFen: Fen,
  now: Date,
): { coupon: Coupon; discountFen: Fen } | null {
  const fitting = coupons.flatMap((coupon) => {
    const fit = discountOf(coupon, goodsFen, now)
    return fit.outcome === 'fits' ? [{ coupon, discountFen: fit.discountFen }] : []
  })
  fitting.sort(
    (a, b) => b.discountFen - a.discountFen || a.coupon.endsAt.getTime() - b.coupon.endsAt.getTime(),
  )
  return fitting[0] ?? null
}
