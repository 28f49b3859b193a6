import { orderText } from '@/lib/domain/zh-cn'
import type { OrderSummary } from '@/lib/domain/order-summary'

type Standing = Pick<OrderSummary, 'state' | 'mayBeCharged' | 'canPay' | 'closeReason' | 'refundStanding'>

/** Which of the words for a state fits: what became of the money says more than the state itself. */
function wordKeyOf(order: Standing): keyof typeof orderText.state {
  const { state, mayBeCharged, canPay, closeReason, refundStanding } = order
  if (refundStanding === 'under_way') return 'refunding'
  if (refundStanding === 'refunded') return 'refunded'
  if (closeReason === 'cancelled') return 'cancelled'
  if (mayBeCharged) return 'confirming'
  return state === 'awaiting_payment' && !canPay ? 'expired' : state
}

/** Where an order stands, in a shopper's words. */
export function stateWord(order: Standing): string {
  return orderText.state[wordKeyOf(order)]
}

/** What that means for the shopper. */
export function stateHint(order: Standing): string {
  return orderText.hint[wordKeyOf(order)]
}

// Each part by its name: iOS before 14.5 knows no `dateStyle`, and leaves the time out.
const beijing = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A moment in Beijing time: `2026年11月24日 10:00:00`. */
export function formatTime(at: Date): string {
  return beijing.format(at)
}

const beijingShort = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The same where there is little room: `11/24 10:00`. */
export function formatShortTime(at: Date): string {
  return beijingShort.format(at)
}
