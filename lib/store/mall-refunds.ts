import 'server-only'
import type { Pool } from 'pg'
import type { Refundable, RefundState } from '@/lib/domain/refund'

interface OrderName {
  userId: number
  orderNo: string
}

export interface RefundRow {
  outRefundNo: string
  cause: 'requested' | 'paid_after_close' | 'duplicate_payment'
  state: RefundState
  wechatFen: number
  balanceFen: number
  reason: string
  /** An operator's words. */
  decision: string | null
  requestedAt: Date
  decidedAt: Date | null
  /** When WeChat took it on. */
  sentAt: Date | null
  endedAt: Date | null
  pictureIds: string[]
}

/** All refunds of a shopper's order, newest first. */
export async function findRefundsOf(pool: Pool, of: OrderName): Promise<RefundRow[]> {
  const { rows } = await pool.query<RefundRow>({
    name: 'find_refunds_of',
    text: `SELECT r.out_refund_no AS "outRefundNo", r.cause, r.state, r.wechat_fen AS "wechatFen",
        r.balance_fen AS "balanceFen", r.reason, r.decision, r.requested_at AS "requestedAt",
        r.decided_at AS "decidedAt", r.sent_at AS "sentAt", r.ended_at AS "endedAt",
        ARRAY(SELECT p.id FROM refund_pictures p WHERE p.refund_id = r.id ORDER BY p.position) AS "pictureIds"
      FROM refunds r JOIN orders o ON o.id = r.order_id
      WHERE o.order_no = $1 AND o.user_id = $2 ORDER BY r.id DESC`,
    values: [of.orderNo, of.userId],
  })
  return rows
}

/** What paid for a shopper's order, and what refunds take from it; null when nothing has. */
export async function findPaidParts(pool: Pool, of: OrderName): Promise<Refundable | null> {
  const { rows } = await pool.query<Refundable>({
    name: 'find_paid_parts',
    text: `SELECT p.total_fen AS "totalFen", p.balance_fen AS "balanceFen",
        p.refund_wechat_fen AS "refundWechatFen", p.refund_balance_fen AS "refundBalanceFen"
      FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE o.order_no = $1 AND o.user_id = $2 AND p.captured`,
    values: [of.orderNo, of.userId],
  })
  return rows[0] ?? null
}

/** The refunds that a shopper asked for, of these orders. */
export async function findAskedRefunds(
  pool: Pool,
  of: { userId: number; orderNos: readonly string[] },
): Promise<{ orderNo: string; state: RefundState; amountFen: number }[]> {
  const { rows } = await pool.query<{ orderNo: string; state: RefundState; amountFen: number }>({
    name: 'find_asked_refunds',
    text: `SELECT o.order_no AS "orderNo", r.state, r.wechat_fen + r.balance_fen AS "amountFen"
      FROM refunds r JOIN orders o ON o.id = r.order_id
      WHERE o.user_id = $1 AND o.order_no = ANY ($2) AND r.cause = 'requested'`,
    values: [of.userId, of.orderNos],
  })
  return rows
}
