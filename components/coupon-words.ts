import type { CouponTerms, Fit } from '@/lib/domain/coupon'
import { formatYuan, type Fen } from '@/lib/domain/money'
import { couponText } from '@/lib/domain/zh-cn'

/** Yuan as people write them on a coupon: `10`, but `9.50`. */
function yuan(fen: Fen): string {
  return formatYuan(fen).replace(/\.00$/, '')
}

/** What a coupon takes off, as large as it is said: `¥10`, `9 折`. */
export function amountWord(terms: CouponTerms): string {
  switch (terms.kind) {
    case 'fixed':
      return `¥${yuan(terms.amountFen)}`
    case 'percent':
      return couponText.off((100 - terms.percentOff) / 10)
  }
}

/** From which amount on, and up to which discount. */
export function conditionWords(terms: CouponTerms): string {
  const condition =
    terms.thresholdFen > 0 ? couponText.from(yuan(terms.thresholdFen)) : couponText.fromNothing
  if (terms.kind === 'fixed' || terms.maxDiscountFen === null) return condition
  return couponText.atMost({ condition, yuan: yuan(terms.maxDiscountFen) })
}

const beijingDay = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** When a coupon can be used, for one that is not open yet or for the days that are left. */
export function validityWords({ startsAt, endsAt }: CouponTerms, now: Date): string {
  if (now < startsAt) return couponText.opensOn(beijingDay.format(startsAt))
  // It ends before that moment: midnight is still the day before.
  return couponText.until(beijingDay.format(endsAt.getTime() - 1))
}

/** Why a coupon does not fit an order; null when it does. */
export function misfitWords(fit: Fit): string | null {
  switch (fit.outcome) {
    case 'fits':
      return null
    case 'used':
      return couponText.isUsed
    case 'not_started':
      return couponText.notStarted
    case 'ended':
      return couponText.hasEnded
    case 'below_threshold':
      return couponText.missing(formatYuan(fit.missingFen))
  }
}
