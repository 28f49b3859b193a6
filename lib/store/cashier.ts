import 'server-only'
import type { Pool } from 'pg'
import type { CloseReason, OrderState } from '@/lib/domain/order'

export interface CashierRow {
  orderNo: string
  state: OrderState
  closeReason: CloseReason | null
  totalFen: number
  /** The two parts of the live attempt, or of the one that paid. */
  attempt: { totalFen: number; balanceFen: number } | null
  /** The shopper's free balance. */
  availableFen: number
  paidAt: Date | null
  expiresAt: Date
  /** Of its lines, in their order. */
  titles: readonly string[]
  pieces: number
  mayBeCharged: boolean
}

/** One shopper's order as the cashier shows it, in one statement; null when it is not theirs. */
export async function readCashier(
  pool: Pool,
  of: { userId: number; orderNo: string },
): Promise<CashierRow | null> {
  const { rows } = await pool.query<CashierRow>({
    name: 'read_cashier',
    text: `SELECT o.order_no AS "orderNo", o.state, o.close_reason AS "closeReason", o.total_fen AS "totalFen",
        o.paid_at AS "paidAt", o.expires_at AS "expiresAt", goods.titles, goods.pieces,
        (SELECT json_build_object('totalFen', p.total_fen, 'balanceFen', p.balance_fen) FROM payments p
          WHERE p.order_id = o.id AND (p.state IN ('opened', 'payable') OR p.captured)
          ORDER BY p.captured DESC LIMIT 1) AS attempt,
        coalesce((SELECT b.available_fen FROM balances b WHERE b.user_id = o.user_id), 0)::float8 AS "availableFen",
        EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.prepay_id IS NOT NULL
          AND p.state IN ('payable', 'superseded')
          AND (p.unpaid_at IS NULL OR p.unpaid_at <= p.handed_at)) AS "mayBeCharged"
      FROM orders o, LATERAL (SELECT array_agg(l.product_title ORDER BY l.position) AS titles,
          sum(l.quantity)::int AS pieces FROM order_lines l WHERE l.order_id = o.id) goods
      WHERE o.order_no = $1 AND o.user_id = $2`,
    values: [of.orderNo, of.userId],
  })
  return rows[0] ?? null
}
