import type { Fen } from './money'
import type { RefundState } from './refund'

/** Where an order stands with the refunds that its shopper asked for. */
export type RefundStanding = 'none' | 'under_way' | 'partly_refunded' | 'refunded'

const underWay = {
  requested: true,
  approved: true,
  processing: true,
  // A person must help, but the money is still to come.
  abnormal: true,
  succeeded: false,
  closed: false,
  rejected: false,
} as const satisfies Record<RefundState, boolean>

/** Judges by all refunds asked for an order that cost `totalFen`. */
export function refundStandingOf(
  totalFen: Fen,
  refunds: readonly { state: RefundState; amountFen: Fen }[],
): RefundStanding {
  if (refunds.some(({ state }) => underWay[state])) return 'under_way'
  const returned = refunds.filter(({ state }) => state === 'succeeded')
  const returnedFen = returned.reduce((sum, { amountFen }) => sum + amountFen, 0)
  if (returnedFen === 0) return 'none'
  return returnedFen < totalFen ? 'partly_refunded' : 'refunded'
}
