import type { Fen } from './money'
import type { CloseReason, OrderState } from './order'
import type { HoldState, PaymentState } from './payment'
import type { Transaction } from './transaction'

/** What is stored about the payment that evidence speaks of, read in one statement. */
export interface SettlementSnapshot {
  payment: {
    id: number
    state: PaymentState
    appid: string
    mchid: string
    /** WeChat's part and the balance's; together what the order cost when the attempt was opened. */
    totalFen: Fen
    balanceFen: Fen
    hold: HoldState
    transactionId: string | null
  }
  order: { id: number; state: OrderState; totalFen: Fen; closeReason: CloseReason | null }
}

export type MismatchReason =
  | 'appid'
  | 'mchid'
  | 'total_fee'
  | 'fee_type'
  | 'transaction_id_missing'
  | 'transaction_id_on_another_payment'
  | 'paid_by_another_transaction'
  | 'refunded_at_wechat'

/**
 * What money that moved does.
 * - `capture`: it pays the order, with the balance part that the attempt holds.
 * - `recapture`: it pays the order, though the attempt was given up and its balance part with it: taken anew.
 * - `revive`: it pays an order that had run out of time; goods, coupon and balance part are taken anew.
 * - `refund`: it bought nothing and goes back whole.
 */
export type SettlementAction = 'capture' | 'recapture' | 'revive' | 'refund'

/**
 * The closed set of what evidence can come to.
 * - `settled`: this evidence paid the order.
 * - `already_settled`: the same money, told again.
 * - `not_paid`: no money moved.
 * - `unknown_payment`: money for a number we never gave out.
 * - `mismatch`: it speaks of our number but not of what we asked for.
 * - `paid_after_close`: money for an order that is closed, or no longer costs this much.
 * - `duplicate_payment`: a second attempt of an order that is already paid.
 */
export type Settlement =
  | { outcome: 'settled'; action: 'capture' | 'recapture' }
  | { outcome: 'paid_after_close'; action: 'revive' | 'refund' }
  | { outcome: 'duplicate_payment'; action: 'refund' }
  | { outcome: 'already_settled' | 'not_paid' | 'unknown_payment' }
  | { outcome: 'mismatch'; reason: MismatchReason }

export type SettlementOutcome = Settlement['outcome']

interface Known {
  /** null: no payment has this out_trade_no. */
  snapshot: SettlementSnapshot | null
  /** The payment that already carries the evidence's transaction_id. */
  bookedOn: number | null
  /** Goods, coupon or balance that paying the order would need are gone: found out by trying. */
  gone: boolean
  /** The shop's own account at WeChat, for numbers it never gave out. */
  merchant: { appid: string; mchid: string }
}

/** Decides what a piece of evidence means. Pure; every writer of a payment's outcome goes through it. */
export function decideSettlement(said: Transaction, known: Known): Settlement {
  const account = known.snapshot?.payment ?? known.merchant
  if (said.mchid !== account.mchid || said.subMchid !== null) return mismatch('mchid')
  if (said.appid !== account.appid) return mismatch('appid')
  if (said.tradeState !== 'SUCCESS' && said.tradeState !== 'REFUND') return { outcome: 'not_paid' }
  if (known.snapshot === null) return { outcome: 'unknown_payment' }

  const { payment } = known.snapshot
  const reason = misfit(said, payment, known.bookedOn)
  if (reason) return mismatch(reason)
  if (payment.state === 'paid') return { outcome: 'already_settled' }
  // Somebody gave the money back at the merchant platform before we heard of it: not ours to ship.
  if (said.tradeState === 'REFUND') return mismatch('refunded_at_wechat')

  return placeMoney(known.snapshot, known.gone)
}

function placeMoney({ payment, order }: SettlementSnapshot, gone: boolean): Settlement {
  const fits = order.totalFen === payment.totalFen + payment.balanceFen
  switch (order.state) {
    case 'awaiting_payment':
      if (!fits || gone) return { outcome: 'paid_after_close', action: 'refund' }
      return { outcome: 'settled', action: payment.hold === 'released' ? 'recapture' : 'capture' }
    case 'closed':
      // Who cancelled does not want the goods any more; who was late probably does.
      if (!fits || gone || order.closeReason === 'cancelled')
        return { outcome: 'paid_after_close', action: 'refund' }
      return { outcome: 'paid_after_close', action: 'revive' }
    case 'paid':
    case 'shipped':
    case 'received':
      return { outcome: 'duplicate_payment', action: 'refund' }
  }
}

// Always total_fee: cash_fee and settlement_total_fee are smaller when WeChat's coupons were used (chapter 9_7).
function misfit(
  said: Transaction,
  payment: SettlementSnapshot['payment'],
  bookedOn: number | null,
): MismatchReason | null {
  if (said.totalFen !== payment.totalFen) return 'total_fee'
  if (!said.isCny) return 'fee_type'
  if (said.transactionId === null) return 'transaction_id_missing'
  if (bookedOn !== null && bookedOn !== payment.id) return 'transaction_id_on_another_payment'
  if (payment.transactionId !== null && payment.transactionId !== said.transactionId) {
    return 'paid_by_another_transaction'
  }
  return null
}

function mismatch(reason: MismatchReason): Settlement {
  return { outcome: 'mismatch', reason }
}
