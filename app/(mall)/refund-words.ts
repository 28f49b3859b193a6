import { formatYuan } from '@/lib/domain/money'
import { refundText } from '@/lib/domain/zh-cn'
import type { RefundView } from '@/lib/mall/refunds'

/** Where a refund stands, in a shopper's words. */
export function refundWord({ state }: Pick<RefundView, 'state'>): string {
  return refundText.state[state]
}

/** What that means for the shopper, and what to do. */
export function refundHint({
  state,
  ...parts
}: Pick<RefundView, 'state' | 'wechatFen' | 'balanceFen'>): string {
  return state === 'succeeded' ? refundText.returned[seenIn(parts)] : refundText.hint[state]
}

function seenIn({ wechatFen, balanceFen }: Pick<RefundView, 'wechatFen' | 'balanceFen'>) {
  if (balanceFen === 0) return 'wechat'
  return wechatFen === 0 ? 'balance' : 'both'
}

/** To which sources it goes: `微信支付 ¥59.00，余额 ¥10.00`. */
export function refundSources({
  wechatFen,
  balanceFen,
}: Pick<RefundView, 'wechatFen' | 'balanceFen'>): string {
  const parts = [
    ...(wechatFen > 0 ? [refundText.wechatPart(formatYuan(wechatFen))] : []),
    ...(balanceFen > 0 ? [refundText.balancePart(formatYuan(balanceFen))] : []),
  ]
  return parts.join(refundText.and)
}

/** The sentence about money that bought nothing and goes back by itself; null for a refund that was asked for. */
export function strayWords({ cause, state, amountFen }: Pick<RefundView, 'cause' | 'state' | 'amountFen'>) {
  const amount = `¥${formatYuan(amountFen)}`
  switch (cause) {
    case 'requested':
      return null
    case 'duplicate_payment':
      return refundText.stray.twice(amount, strayEnd(state))
    case 'paid_after_close':
      return refundText.stray.late(amount, strayEnd(state))
  }
}

function strayEnd(state: RefundView['state']): string {
  switch (state) {
    case 'succeeded':
      return refundText.stray.returned
    case 'requested':
    case 'approved':
    case 'processing':
      return refundText.stray.underWay
    case 'abnormal':
    case 'closed':
    case 'rejected':
      return refundText.stray.failed
  }
}
