import 'server-only'
import type { Fen } from '@/lib/domain/money'
import { refundableFen } from '@/lib/domain/refund'
import { findPaidParts, findRefundsOf, type RefundRow } from '@/lib/store/mall-refunds'
import type { Server } from '@/lib/server'

/** A refund as its shopper sees it. */
export interface RefundView extends Omit<RefundRow, 'decision'> {
  amountFen: Fen
  /** The operator's reason for a no; what they note about a yes is theirs. */
  rejectedBecause: string | null
}

export interface OrderMoney {
  /** What the order was paid with; null while it is not. */
  paidWith: { wechatFen: Fen; balanceFen: Fen } | null
  /** What can still be asked back. */
  refundableFen: Fen
  /** Newest first. */
  refunds: RefundView[]
}

/** How a shopper's order was paid and what came back of it; nothing at all for a number that is not theirs. */
export async function readOrderMoney(
  { pool }: Pick<Server, 'pool'>,
  of: { userId: number; orderNo: string },
): Promise<OrderMoney> {
  const [paid, rows] = await Promise.all([findPaidParts(pool, of), findRefundsOf(pool, of)])
  return {
    paidWith: paid && { wechatFen: paid.totalFen, balanceFen: paid.balanceFen },
    refundableFen: paid === null ? 0 : refundableFen(paid),
    refunds: rows.map(({ decision, ...row }) => ({
      ...row,
      amountFen: row.wechatFen + row.balanceFen,
      rejectedBecause: row.state === 'rejected' ? decision : null,
    })),
  }
}
