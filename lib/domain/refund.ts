import type { Fen } from './money'
import type { WechatRefund } from './wechat-refund'

/**
 * Where a refund stands.
 * - `requested`: the shopper asked; nothing has moved.
 * - `approved`: WeChat is to be asked, or was and did not answer.
 * - `processing`: WeChat took it on; accepted is not done.
 * - `abnormal`: the shopper's card or account took no money; a person must help.
 */
export type RefundState =
  'requested' | 'approved' | 'processing' | 'succeeded' | 'abnormal' | 'closed' | 'rejected'

export type RefundEvent = 'approved' | 'rejected' | 'sent' | 'succeeded' | 'became_abnormal' | 'closed'

const transitions = {
  requested: { approved: 'approved', rejected: 'rejected' },
  // WeChat's answer to the call may be lost while the refund is done: any end may follow.
  approved: { sent: 'processing', succeeded: 'succeeded', became_abnormal: 'abnormal', closed: 'closed' },
  processing: { succeeded: 'succeeded', became_abnormal: 'abnormal', closed: 'closed' },
  abnormal: { succeeded: 'succeeded', closed: 'closed' },
  succeeded: {},
  closed: {},
  rejected: {},
} as const satisfies Record<RefundState, Partial<Record<RefundEvent, RefundState>>>

/** The next state, or null when the event changes nothing from here. */
export function nextRefundState(state: RefundState, event: RefundEvent): RefundState | null {
  const row: Partial<Record<RefundEvent, RefundState>> = transitions[state]
  return row[event] ?? null
}

/** What a captured payment was paid with, and what refunds take from it already, rejected and closed ones aside. */
export interface Refundable {
  totalFen: Fen
  balanceFen: Fen
  refundWechatFen: Fen
  refundBalanceFen: Fen
}

/** What can still be asked back. */
export function refundableFen(paid: Refundable): Fen {
  return paid.totalFen - paid.refundWechatFen + paid.balanceFen - paid.refundBalanceFen
}

/** To which sources an amount goes back: WeChat first, each at most what it paid. Null when it is not all there. */
export function splitRefund(paid: Refundable, amountFen: Fen): { wechatFen: Fen; balanceFen: Fen } | null {
  if (!Number.isSafeInteger(amountFen) || amountFen < 1 || amountFen > refundableFen(paid)) return null
  const wechatFen = Math.min(amountFen, paid.totalFen - paid.refundWechatFen)
  return { wechatFen, balanceFen: amountFen - wechatFen }
}

/** What is stored about the refund that WeChat speaks of. */
export interface RefundSnapshot {
  id: number
  state: RefundState
  outTradeNo: string
  /** The payment's part at WeChat, and how much of it this refund gives back. */
  totalFen: Fen
  wechatFen: Fen
}

/**
 * The closed set of what WeChat's word on a refund can come to.
 * - `moved`: it is a new state for ours.
 * - `unchanged`: still under way, or told before. An end is never taken back.
 * - `unknown_refund`: a number we never gave out.
 * - `mismatch`: our number, but another amount or payment.
 */
export type RefundSettlement =
  | { outcome: 'moved'; to: 'succeeded' | 'abnormal' | 'closed' }
  | { outcome: 'unchanged' | 'unknown_refund' | 'mismatch' }

const events = {
  SUCCESS: 'succeeded',
  CHANGE: 'became_abnormal',
  REFUNDCLOSE: 'closed',
} as const satisfies Record<Exclude<WechatRefund['status'], 'PROCESSING'>, RefundEvent>

/** Decides what WeChat's signed word on a refund means. Pure; every writer of a refund's end goes through it. */
export function decideRefundSettlement(said: WechatRefund, known: RefundSnapshot | null): RefundSettlement {
  if (known === null) return { outcome: 'unknown_refund' }
  const fits =
    said.outTradeNo === known.outTradeNo &&
    said.refundFen === known.wechatFen &&
    said.totalFen === known.totalFen
  if (!fits) return { outcome: 'mismatch' }
  if (said.status === 'PROCESSING') return { outcome: 'unchanged' }
  const to = nextRefundState(known.state, events[said.status])
  return to === 'succeeded' || to === 'abnormal' || to === 'closed'
    ? { outcome: 'moved', to }
    : { outcome: 'unchanged' }
}
