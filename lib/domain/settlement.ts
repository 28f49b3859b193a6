import type { Fen } from './money'
import type { CloseReason, OrderState } from './order'
import type { SignType, Transaction } from './transaction'

/** What is stored about the payment that evidence speaks of: as much as the decision depends on, and no more. */
export interface SettlementSnapshot {
  /** The account and the algorithm that its payment was made with. */
  appid: string
  mchid: string
  signType: SignType
  /** WeChat's part. */
  totalFen: Fen
  isPaid: boolean
  transactionId: string | null
  /** Another payment carries the evidence's transaction_id already. */
  isBookedElsewhere: boolean
  /** Its balance part was given back to the shopper. */
  isHoldReleased: boolean
  orderState: OrderState
  closeReason: CloseReason | null
  /** WeChat's part and the balance's are together what the order costs now. */
  isOrderPrice: boolean
}

/** The shop's own account at WeChat. */
export interface Merchant {
  appid: string
  mchid: string
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
 * - `unsigned`: not signed with the algorithm its payment was made with, so nobody's word.
 * - `unknown_payment`: money for a number we never gave out.
 * - `mismatch`: it speaks of our number but not of what we asked for.
 * - `paid_after_close`: money for an order that is closed, or no longer costs this much.
 * - `duplicate_payment`: a second attempt of an order that is already paid.
 */
export type Settlement =
  | { outcome: 'settled'; action: 'capture' | 'recapture' }
  | { outcome: 'paid_after_close'; action: 'revive' | 'refund' }
  | { outcome: 'duplicate_payment'; action: 'refund' }
  | { outcome: 'already_settled' | 'not_paid' | 'unsigned' | 'unknown_payment' }
  | { outcome: 'mismatch'; reason: MismatchReason }

export type SettlementOutcome = Settlement['outcome']

interface Known {
  /** null: no payment has this out_trade_no. */
  snapshot: SettlementSnapshot | null
  /** Goods, coupon or balance that paying the order would need are gone: found out by trying. */
  gone: boolean
  /** For numbers the shop never gave out. */
  merchant: Merchant
}

/** Decides what a piece of evidence means. Pure; every writer of a payment's outcome goes through it. */
export function decideSettlement(said: Transaction, { snapshot, gone, merchant }: Known): Settlement {
  // A sender does not choose the algorithm. For a number we do not know either will do: it only becomes an item to look at.
  if (snapshot && said.signedWith !== snapshot.signType) return { outcome: 'unsigned' }
  const account = snapshot ?? merchant
  if (said.mchid !== account.mchid || said.subMchid !== null) return mismatch('mchid')
  if (said.appid !== account.appid) return mismatch('appid')
  if (said.tradeState !== 'SUCCESS' && said.tradeState !== 'REFUND') return { outcome: 'not_paid' }
  if (snapshot === null) return { outcome: 'unknown_payment' }

  const reason = misfit(said, snapshot)
  if (reason) return mismatch(reason)
  if (snapshot.isPaid) return { outcome: 'already_settled' }
  // Somebody gave the money back at the merchant platform before we heard of it: not ours to ship.
  if (said.tradeState === 'REFUND') return mismatch('refunded_at_wechat')

  return placeMoney(snapshot, gone)
}

/**
 * What nearly every piece of evidence meets: an attempt that waits, of an order that waits and costs the same. Decided
 * on before anything is read; whoever writes compares it with what is there.
 */
export function usualSnapshot(said: Transaction, { appid, mchid }: Merchant): SettlementSnapshot {
  return {
    appid,
    mchid,
    signType: said.signedWith,
    // What waits to be paid is never 0, so evidence without an amount is never as usual.
    totalFen: said.totalFen ?? 0,
    isPaid: false,
    transactionId: null,
    isBookedElsewhere: false,
    isHoldReleased: false,
    orderState: 'awaiting_payment',
    closeReason: null,
    isOrderPrice: true,
  }
}

function placeMoney(
  { orderState, closeReason, isOrderPrice, isHoldReleased }: SettlementSnapshot,
  gone: boolean,
): Settlement {
  switch (orderState) {
    case 'awaiting_payment':
      if (!isOrderPrice || gone) return { outcome: 'paid_after_close', action: 'refund' }
      return { outcome: 'settled', action: isHoldReleased ? 'recapture' : 'capture' }
    case 'closed':
      // Who cancelled does not want the goods any more; who was late probably does.
      if (!isOrderPrice || gone || closeReason === 'cancelled')
        return { outcome: 'paid_after_close', action: 'refund' }
      return { outcome: 'paid_after_close', action: 'revive' }
    case 'paid':
    case 'shipped':
    case 'received':
      return { outcome: 'duplicate_payment', action: 'refund' }
  }
}

// Always total_fee: cash_fee and settlement_total_fee are smaller when WeChat's coupons were used (chapter 9_7).
function misfit(said: Transaction, stored: SettlementSnapshot): MismatchReason | null {
  if (said.totalFen !== stored.totalFen) return 'total_fee'
  if (!said.isCny) return 'fee_type'
  if (said.transactionId === null) return 'transaction_id_missing'
  if (stored.isBookedElsewhere) return 'transaction_id_on_another_payment'
  if (stored.transactionId !== null && stored.transactionId !== said.transactionId) {
    return 'paid_by_another_transaction'
  }
  return null
}

function mismatch(reason: MismatchReason): Settlement {
  return { outcome: 'mismatch', reason }
}
