import type { TradeState } from './transaction'

/** WeChat refuses closeorder within five minutes of creation (chapter 9_3). */
export const closeAllowedAfterMs = 5 * 60_000

/** What WeChat answered about an attempt we no longer want. */
export type Standing =
  | { known: 'found'; tradeState: TradeState }
  | { known: 'not_found' }
  /** No certain answer: it may be anything. */
  | { known: 'nothing' }

/**
 * - `settle`: it was paid; that is a fact to settle, not to undo.
 * - `close_here`: WeChat will never take money for it.
 * - `close_at_wechat`: unpaid and old enough to be closed.
 * - `supersede`: still payable, too young or too uncertain to close: keep watching it.
 */
export type Retirement = 'settle' | 'close_here' | 'close_at_wechat' | 'supersede'

/** Decides how an attempt that no longer fits its order leaves. Unknown is not closed. */
export function decideRetirement(standing: Standing, ageMs: number): Retirement {
  if (standing.known === 'nothing') return 'supersede'
  // Right after creation "no such order" may only mean that unifiedorder is still on its way.
  if (standing.known === 'not_found') return ageMs >= closeAllowedAfterMs ? 'close_here' : 'supersede'
  switch (standing.tradeState) {
    case 'SUCCESS':
    case 'REFUND':
      return 'settle'
    case 'CLOSED':
    case 'REVOKED':
      return 'close_here'
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
    case 'ACCEPT':
      return ageMs >= closeAllowedAfterMs ? 'close_at_wechat' : 'supersede'
  }
}
