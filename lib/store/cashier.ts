import 'server-only'
import type { Pool } from 'pg'
import type { CloseReason, OrderState } from '@/lib/domain/order'
import type { RefundState } from '@/lib/domain/refund'
import type { Stray } from '@/lib/domain/stray'
import { paymentMayBeCharged } from './may-be-charged'
import { userOfSession } from './sessions'

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
  /** The goods were sent, or money was asked back. */
  hasNews: boolean
  /** When WeChat was last asked about the attempt to ask about next, or could first be; null when there is none. */
  askedAt: Date | null
  /** The refunds of payments that bought nothing, oldest first; null when there is none. */
  strays: (Pick<Stray, 'cause' | 'amountFen'> & { state: RefundState })[] | null
}

/** Who looks: a shopper, or whoever a live session is of, found in the same statement. */
export type CashierViewer = { userId: number } | { sid: string; appid: string }

/** One shopper's order as the cashier shows it, in one statement; null when it is not theirs. */
export async function readCashier(
  pool: Pool,
  of: CashierViewer & { orderNo: string },
  now: Date,
): Promise<CashierRow | null> {
  const bySession = 'sid' in of
  const userId = bySession ? userOfSession({ sid: '$2', now: '$3', appid: '$4' }) : '$2'
  const { rows } = await pool.query<CashierRow>({
    name: bySession ? 'read_cashier_by_session' : 'read_cashier',
    text: `SELECT o.order_no AS "orderNo", o.state, o.close_reason AS "closeReason", o.total_fen AS "totalFen",
        o.paid_at AS "paidAt", o.expires_at AS "expiresAt", goods.titles, goods.pieces, attempts.*,
        coalesce((SELECT b.available_fen FROM balances b WHERE b.user_id = o.user_id), 0)::float8 AS "availableFen"
      FROM orders o, LATERAL (SELECT array_agg(l.product_title ORDER BY l.position) AS titles,
          sum(l.quantity)::int AS pieces FROM order_lines l WHERE l.order_id = o.id) goods,
        LATERAL (SELECT
            (array_agg(json_build_object('totalFen', p.total_fen, 'balanceFen', p.balance_fen) ORDER BY p.captured DESC)
              FILTER (WHERE p.state IN ('opened', 'payable') OR p.captured))[1] AS attempt,
            coalesce(bool_or(${paymentMayBeCharged}), false) AS "mayBeCharged",
            coalesce(o.state IN ('shipped', 'received') OR bool_or(r.cause = 'requested'), false) AS "hasNews",
            min(greatest(p.queried_at, coalesce(p.handed_at, p.opened_at)))
              FILTER (WHERE p.state IN ('opened', 'payable', 'superseded')) AS "askedAt",
            json_agg(json_build_object('cause', r.cause, 'amountFen', r.wechat_fen + r.balance_fen, 'state', r.state)
              ORDER BY r.id) FILTER (WHERE r.cause <> 'requested') AS strays
          FROM payments p LEFT JOIN refunds r ON r.payment_id = p.id
          WHERE p.order_id = o.id) attempts
      WHERE o.order_no = $1 AND o.user_id = ${userId}`,
    values: bySession ? [of.orderNo, of.sid, now.toISOString(), of.appid] : [of.orderNo, of.userId],
  })
  return rows[0] ?? null
}
