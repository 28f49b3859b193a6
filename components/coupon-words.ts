import type { CouponTerms, Fit } from '@/lib/domain/coupon'
import { formatYuan, type Fen } from '@/lib/domain/money'

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
      return `${(100 - terms.percentOff) / 10} 折`
  }
}

/** From which amount on, and up to which discount. */
export function conditionWords(terms: CouponTerms): string {
  const from = terms.thresholdFen > 0 ? `满 ${yuan(terms.thresholdFen)} 元可用` : '无门槛'
  if (terms.kind === 'fixed' || terms.maxDiscountFen === null) return from
  return `${from}，最多减 ${yuan(terms.maxDiscountFen)} 元`
}

const beijingDay = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** When a coupon can be used, for one that is not open yet or for the days that are left. */
export function validityWords({ startsAt, endsAt }: CouponTerms, now: Date): string {
  if (now < startsAt) return `${beijingDay.format(startsAt)} 起可用`
  // It ends before that moment: midnight is still the day before.
  return `有效期至 ${beijingDay.format(endsAt.getTime() - 1)}`
}

/** Why a coupon does not fit an order; null when it does. */
export function misfitWords(fit: Fit): string | null {
  switch (fit.outcome) {
    case 'fits':
      return null
    case 'used':
      return '已使用'
    case 'not_started':
      return '还没到使用时间'
    case 'ended':
      return '已过期'
    case 'below_threshold':
      return `还差 ¥${formatYuan(fit.missingFen)} 可用`
  }
}
