import type { OrderSummary } from '@/lib/mall/orders'

const words = {
  awaiting_payment: '待付款',
  paid: '待发货',
  shipped: '待收货',
  received: '已完成',
  closed: '已关闭',
} as const satisfies Record<OrderSummary['state'], string>

type Standing = Pick<OrderSummary, 'state' | 'canPay' | 'closeReason' | 'refundStanding'>

/** Where an order stands, in a shopper's words. */
export function stateWord({ state, canPay, closeReason, refundStanding }: Standing): string {
  if (refundStanding === 'under_way') return '退款中'
  if (refundStanding === 'refunded') return '已退款'
  if (closeReason === 'cancelled') return '已取消'
  return state === 'awaiting_payment' && !canPay ? '已超时' : words[state]
}

const hints = {
  awaiting_payment: '请尽快完成付款，超时订单将自动关闭',
  paid: '付款成功，商家正在准备发货',
  shipped: '商品已发出，请注意查收',
  received: '交易已完成，感谢您的惠顾',
  closed: '超过付款时间，订单已自动关闭，如需购买请重新下单',
} as const satisfies Record<OrderSummary['state'], string>

/** What that means for the shopper. */
export function stateHint({ state, canPay, closeReason, refundStanding }: Standing): string {
  if (refundStanding === 'under_way') return '退款进度见下方，有结果会在这里更新'
  if (refundStanding === 'refunded') return '款项已原路退回，感谢您的理解'
  if (closeReason === 'cancelled') return '您已取消订单，如需购买请重新下单'
  return state === 'awaiting_payment' && !canPay ? '订单已超过付款时间，如需购买请重新下单' : hints[state]
}

const beijing = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'medium',
})

/** A moment in Beijing time: `2026年11月24日 10:00:00`. */
export function formatTime(at: Date): string {
  return beijing.format(at)
}
