import { formatYuan } from '@/lib/domain/money'
import type { RefundView } from '@/lib/mall/refunds'

const words = {
  requested: '申请中',
  approved: '已同意',
  processing: '退款中',
  succeeded: '已退款',
  abnormal: '需人工处理',
  closed: '已关闭',
  rejected: '已拒绝',
} as const satisfies Record<RefundView['state'], string>

/** Where a refund stands, in a shopper's words. */
export function refundWord({ state }: Pick<RefundView, 'state'>): string {
  return words[state]
}

const hints = {
  requested: '商家会尽快审核，请耐心等待。',
  approved: '商家已同意，正在为您办理退款。',
  processing: '微信正在退款，零钱即时到账，银行卡一般 1 至 3 个工作日。',
  succeeded: '款项已原路退回，请在微信账单和余额明细中查看。',
  abnormal: '您的收款账户暂时无法入账，商家会联系您处理，款项不会丢失。',
  closed: '退款没有完成，款项仍在订单中，可以重新申请。',
  rejected: '商家没有同意这次申请，如有疑问请联系商家。',
} as const satisfies Record<RefundView['state'], string>

/** What that means for the shopper, and what to do. */
export function refundHint({ state }: Pick<RefundView, 'state'>): string {
  return hints[state]
}

/** To which sources it goes: `微信支付 ¥59.00，余额 ¥10.00`. */
export function refundSources({
  wechatFen,
  balanceFen,
}: Pick<RefundView, 'wechatFen' | 'balanceFen'>): string {
  const parts = [
    ...(wechatFen > 0 ? [`微信支付 ¥${formatYuan(wechatFen)}`] : []),
    ...(balanceFen > 0 ? [`余额 ¥${formatYuan(balanceFen)}`] : []),
  ]
  return parts.join('，')
}

/** The sentence about money that bought nothing and goes back by itself; null for a refund that was asked for. */
export function strayWords({ cause, state, amountFen }: Pick<RefundView, 'cause' | 'state' | 'amountFen'>) {
  const amount = `¥${formatYuan(amountFen)}`
  switch (cause) {
    case 'requested':
      return null
    case 'duplicate_payment':
      return `这笔订单付了两次，多付的 ${amount} ${strayEnd(state)}订单不受影响。`
    case 'paid_after_close':
      return `付款到账时订单已不能成交，您的付款 ${amount} ${strayEnd(state)}`
  }
}

function strayEnd(state: RefundView['state']): string {
  switch (state) {
    case 'succeeded':
      return '已原路退回，请在微信账单中查看。'
    case 'requested':
    case 'approved':
    case 'processing':
      return '正在原路退回，请留意微信通知。'
    case 'abnormal':
    case 'closed':
    case 'rejected':
      return '没有退成功，商家会联系您处理，款项不会丢失。'
  }
}
