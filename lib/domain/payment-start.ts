import type { OrderState } from './order'
import { maxAttempts } from './out-trade-no'
import { isLive, type PaymentState } from './payment'
import type { Protocol, SignType } from './transaction'

/** An attempt as stored: everything unifiedorder was told, so that a repeat can carry identical parameters. */
export interface Payment {
  id: number
  attempt: number
  state: PaymentState
  protocol: Protocol
  signType: SignType
  appid: string
  mchid: string
  openid: string
  outTradeNo: string
  /** WeChat's part: total_fee. */
  totalFen: number
  /** The balance's part, held while the attempt is live. */
  balanceFen: number
  description: string
  clientIp: string
  notifyUrl: string
  nonceStr: string
  /** time_start */
  openedAt: Date
  /** time_expire: the last moment the shopper can pay. */
  expiresAt: Date
  prepayId: string | null
  prepaidAt: Date | null
}

export interface PayableOrder {
  id: number
  orderNo: string
  state: OrderState
  totalFen: number
  expiresAt: Date
  /** Attempts made so far. */
  attempts: number
  /** The newest attempt that is still opened or payable. */
  live: Payment | null
  /** What the shopper's balance can give now, beside what `live` holds. */
  availableFen: number
}

/** What a new attempt would tell WeChat, as far as a difference calls for a new number. */
export interface Wanted {
  appid: string
  mchid: string
  openid: string
  protocol: Protocol
  useBalance: boolean
}

/** How an attempt is paid: WeChat's part and the balance's. */
export interface Parts {
  totalFen: number
  balanceFen: number
}

export type StartDecision =
  | { act: 'refuse'; reason: 'order_paid' | 'order_closed' | 'order_expired' | 'too_many_attempts' }
  /** No live attempt: write one down under this number. */
  | { act: 'open'; attempt: number; parts: Parts }
  /** The balance covers everything: WeChat is not involved. */
  | { act: 'pay_from_balance'; attempt: number; parts: Parts }
  /** Same number, identical parameters: WeChat has not answered yet, or its prepay_id grew old. */
  | { act: 'prepay'; payment: Payment }
  /** The prepay_id at hand still works. */
  | { act: 'reuse'; payment: Payment; prepayId: string }
  /** The attempt no longer fits the order: query it, close it, then open another. */
  | { act: 'replace'; payment: Payment }

/** A prepay_id lives exactly two hours; five minutes are left for the shopper to type a password. */
const prepayIdUsableMs = (2 * 60 - 5) * 60_000

/** Decides what "pay this order" means now. Pure: looks at nothing but its arguments. */
export function decideStart(order: PayableOrder, wanted: Wanted, now: Date): StartDecision {
  if (order.state === 'closed') return { act: 'refuse', reason: 'order_closed' }
  if (order.state !== 'awaiting_payment') return { act: 'refuse', reason: 'order_paid' }
  if (order.expiresAt <= now) return { act: 'refuse', reason: 'order_expired' }

  const payment = order.live
  const parts = splitParts(order, wanted)
  if (payment === null || !isLive(payment.state)) {
    if (order.attempts >= maxAttempts) return { act: 'refuse', reason: 'too_many_attempts' }
    const act = parts.totalFen === 0 ? 'pay_from_balance' : 'open'
    return { act, attempt: order.attempts + 1, parts }
  }
  if (!fits(payment, wanted, parts) || payment.expiresAt <= now) return { act: 'replace', payment }
  if (payment.prepayId === null || payment.prepaidAt === null) return { act: 'prepay', payment }
  if (now.getTime() - payment.prepaidAt.getTime() >= prepayIdUsableMs) return { act: 'prepay', payment }
  return { act: 'reuse', payment, prepayId: payment.prepayId }
}

/** Balance first, WeChat for the rest. What a live attempt holds already is kept while the order's price is. */
export function splitParts(
  order: Pick<PayableOrder, 'totalFen' | 'availableFen'> & { live: Parts | null },
  wanted: Pick<Wanted, 'useBalance'>,
): Parts {
  const { live } = order
  if (!wanted.useBalance) return { totalFen: order.totalFen, balanceFen: 0 }
  if (live !== null && live.balanceFen > 0 && live.totalFen + live.balanceFen === order.totalFen) {
    return { totalFen: live.totalFen, balanceFen: live.balanceFen }
  }
  const balanceFen = Math.min(order.availableFen + (live?.balanceFen ?? 0), order.totalFen)
  return { totalFen: order.totalFen - balanceFen, balanceFen }
}

// The sign type is not compared: each attempt keeps to its own until it ends.
function fits(payment: Payment, wanted: Wanted, parts: Parts): boolean {
  return (
    payment.totalFen === parts.totalFen &&
    payment.balanceFen === parts.balanceFen &&
    payment.openid === wanted.openid &&
    payment.appid === wanted.appid &&
    payment.mchid === wanted.mchid &&
    payment.protocol === wanted.protocol
  )
}
