import type { Fen } from './money'

/** What a shopper still has with the shop. */
export interface Standing {
  /** Unpaid, on their way, or waiting to be sent or confirmed. */
  openOrders: number
  refundsUnderWay: number
  /** Available and held. */
  balanceFen: Fen
}

export const erasureBlocks = ['open_orders', 'refunds_under_way', 'balance_left'] as const

/** Why a shopper's data cannot be deleted yet: each would leave somebody's money or goods without an owner. */
export type ErasureBlock = (typeof erasureBlocks)[number]

const isBlocking = {
  open_orders: ({ openOrders }) => openOrders > 0,
  refunds_under_way: ({ refundsUnderWay }) => refundsUnderWay > 0,
  balance_left: ({ balanceFen }) => balanceFen > 0,
} as const satisfies Record<ErasureBlock, (standing: Standing) => boolean>

/** Everything that stands in the way; empty: it can be done. */
export function erasureBlocksOf(standing: Standing): ErasureBlock[] {
  return erasureBlocks.filter((block) => isBlocking[block](standing))
}
