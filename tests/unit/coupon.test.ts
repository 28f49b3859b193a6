import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestCoupon, discountOf, type CouponTerms, type HeldCoupon } from '@/lib/domain/coupon'
import { maxTotalFen } from '@/lib/domain/money'

const now = new Date('2026-11-24T02:00:00Z')
const open = {
  startsAt: new Date('2026-11-01T00:00:00Z'),
  endsAt: new Date('2026-12-01T00:00:00Z'),
  isUsed: false,
}
const fixed = (amountFen: number, thresholdFen = 0) =>
  ({ kind: 'fixed', amountFen, thresholdFen, ...open }) as const
const percent = (percentOff: number, maxDiscountFen: number | null = null) =>
  ({ kind: 'percent', percentOff, maxDiscountFen, thresholdFen: 0, ...open }) as const

const fen = fc.integer({ min: 1, max: maxTotalFen })
const limits = { thresholdFen: fc.integer({ min: 0, max: maxTotalFen }), ...constants(open) }
const anyFixed = fc.record({ kind: fc.constant('fixed' as const), amountFen: fen, ...limits })
const anyPercent = fc.record({
  kind: fc.constant('percent' as const),
  percentOff: fc.integer({ min: 1, max: 99 }),
  maxDiscountFen: fc.option(fen),
  ...limits,
})
const anyCoupon = fc.oneof(anyFixed, anyPercent)

function constants(of: typeof open) {
  return {
    startsAt: fc.constant(of.startsAt),
    endsAt: fc.constant(of.endsAt),
    isUsed: fc.constant(of.isUsed),
  }
}

test('E3: whatever the coupon and the goods, at least 1 fen is off and at least 1 fen is left to pay', () => {
  fc.assert(
    fc.property(anyCoupon, fen, (coupon, goodsFen) => {
      const fit = discountOf(coupon, goodsFen, now)
      if (fit.outcome !== 'fits') return
      expect(Number.isInteger(fit.discountFen)).toBe(true)
      expect(fit.discountFen).toBeGreaterThanOrEqual(1)
      expect(goodsFen - fit.discountFen).toBeGreaterThanOrEqual(1)
    }),
  )
})

test('a coupon takes no more off than it says, and goods that cost more never get less off', () => {
  fc.assert(
    fc.property(anyCoupon, fen, fen, (coupon, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)]
      const [fit, fitMore] = [discountOf(coupon, less, now), discountOf(coupon, more, now)]
      const limitFen = coupon.kind === 'fixed' ? coupon.amountFen : coupon.maxDiscountFen
      if (fit.outcome === 'fits') {
        expect(fit.discountFen).toBeLessThanOrEqual(limitFen ?? less)
        expect(fitMore).toEqual({ outcome: 'fits', discountFen: expect.any(Number) })
        if (fitMore.outcome === 'fits') expect(fitMore.discountFen).toBeGreaterThanOrEqual(fit.discountFen)
      }
    }),
  )
})

test('a percentage is rounded in the favour of the shopper, by less than one fen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 200, max: maxTotalFen }),
      (off, goodsFen) => {
        const fit = discountOf(percent(off), goodsFen, now)
        if (fit.outcome !== 'fits') throw new Error('it must fit')
        const hundredths = BigInt(fit.discountFen) * 100n - BigInt(goodsFen) * BigInt(off)
        expect(hundredths).toBeGreaterThanOrEqual(0n)
        expect(hundredths).toBeLessThan(100n)
      },
    ),
  )
})

test.each<[string, CouponTerms & { isUsed: boolean }, number, number]>([
  ['10 off 99', fixed(1000, 9900), 9900, 1000],
  ['九折 of 19.99: 17.99 to pay', percent(10), 1999, 200],
  ['九折 of 20.00', percent(10), 2000, 200],
  ['a limited 九折', percent(10, 2000), 99_900, 2000],
  ['10 off goods of 5: 1 fen to pay', fixed(1000), 500, 499],
  ['九折 of 2 fen', percent(10), 2, 1],
])('%s', (_, coupon, goodsFen, discountFen) => {
  expect(discountOf(coupon, goodsFen, now)).toEqual({ outcome: 'fits', discountFen })
})

test('a coupon fits from its threshold on, and says how much is missing below it', () => {
  expect(discountOf(fixed(1000, 9900), 9899, now)).toEqual({ outcome: 'below_threshold', missingFen: 1 })
  expect(discountOf(fixed(1000, 9900), 1, now)).toEqual({ outcome: 'below_threshold', missingFen: 9899 })
  expect(discountOf(fixed(1000), 1, now)).toEqual({ outcome: 'below_threshold', missingFen: 1 })
})

test('a coupon fits from its first millisecond until just before its last', () => {
  const at = (moment: Date, ms: number) => new Date(moment.getTime() + ms)
  const outcomeAt = (moment: Date) => discountOf(fixed(1), 100, moment).outcome
  expect(outcomeAt(at(open.startsAt, -1))).toBe('not_started')
  expect(outcomeAt(open.startsAt)).toBe('fits')
  expect(outcomeAt(at(open.endsAt, -1))).toBe('fits')
  expect(outcomeAt(open.endsAt)).toBe('ended')
  expect(discountOf({ ...fixed(1), isUsed: true }, 100, now).outcome).toBe('used')
})

const held = (couponId: number, coupon: CouponTerms & { isUsed: boolean }): HeldCoupon => ({
  couponId,
  ...coupon,
})

test('no coupon beats the best one, whatever the order they come in', () => {
  const coupons = fc.array(anyCoupon, { maxLength: 8 })
  fc.assert(
    fc.property(coupons, fen, (list, goodsFen) => {
      const best = bestCoupon(
        list.map((coupon, n) => held(n, coupon)),
        goodsFen,
        now,
      )
      const discounts = list.flatMap((coupon) => {
        const fit = discountOf(coupon, goodsFen, now)
        return fit.outcome === 'fits' ? [fit.discountFen] : []
      })
      expect(best?.discountFen ?? 0).toBe(Math.max(0, ...discounts))
    }),
  )
})

test('of two coupons that take the same off, the one that ends first is best', () => {
  const soon = { ...fixed(100), endsAt: new Date('2026-11-25T00:00:00Z') }
  for (const coupons of [
    [held(1, fixed(100)), held(2, soon)],
    [held(2, soon), held(1, fixed(100))],
  ]) {
    expect(bestCoupon(coupons, 1000, now)?.coupon.couponId).toBe(2)
  }
  expect(bestCoupon([held(1, fixed(100, 2000))], 1000, now)).toBeNull()
})
