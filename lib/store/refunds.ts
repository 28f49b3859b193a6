import 'server-only'
import type { Pool } from 'pg'
import type { Refundable, RefundSnapshot, RefundState } from '@/lib/domain/refund'
import type { SignType } from '@/lib/domain/transaction'
import type { ExceptionItem } from './settlements'

/** A captured payment of a shopper's order, with what refunds take from it already. */
export interface RefundablePayment extends Refundable {
  orderId: number
  paymentId: number
  /** Refunds asked for so far, whatever became of them. */
  refunds: number
}

export interface RefundableOrder {
  /** null while nothing paid for it. */
  paid: RefundablePayment | null
  /** What the request of this key asked for, when it was here before. */
  askedFen: number | null
}

/** Null for an unknown or somebody else's order. */
export async function findRefundable(
  pool: Pool,
  of: { userId: number; orderNo: string; requestKey: string },
): Promise<RefundableOrder | null> {
  type Row = Omit<RefundablePayment, 'paymentId'> & { paymentId: number | null; askedFen: number | null }
  const { rows } = await pool.query<Row>({
    name: 'find_refundable',
    text: `SELECT o.id AS "orderId", p.id AS "paymentId", p.total_fen AS "totalFen", p.balance_fen AS "balanceFen",
        p.refund_wechat_fen AS "refundWechatFen", p.refund_balance_fen AS "refundBalanceFen",
        (SELECT count(*)::int FROM refunds r WHERE r.order_id = o.id) AS refunds,
        (SELECT r.wechat_fen + r.balance_fen FROM refunds r
          WHERE r.order_id = o.id AND r.request_key = $3) AS "askedFen"
      FROM orders o LEFT JOIN payments p ON p.order_id = o.id AND p.captured
      WHERE o.order_no = $1 AND o.user_id = $2`,
    values: [of.orderNo, of.userId, of.requestKey],
  })
  const row = rows[0]
  if (!row) return null
  const { paymentId, askedFen, ...rest } = row
  return { paid: paymentId === null ? null : { ...rest, paymentId }, askedFen }
}

export interface NewRefund {
  paid: RefundablePayment
  outRefundNo: string
  wechatFen: number
  balanceFen: number
  reason: string
  requestKey: string
  /** Sent before, and attached to it now. */
  pictureIds: readonly string[]
}

export type RefundRequestAnswer = 'requested' | 'stale' | 'too_many' | 'pictures_gone'

/**
 * Sets the money aside and writes the request down. `stale`: another request was written in between. `too_many`: the
 * order had all the requests that it may have.
 */
export async function writeRefundRequest(
  pool: Pool,
  refund: NewRefund,
  now: Date,
): Promise<RefundRequestAnswer> {
  const { paid, ...asked } = refund
  const { rows } = await pool.query<{ answer: RefundRequestAnswer }>({
    name: 'request_refund',
    text: 'SELECT request_refund($1) AS answer',
    values: [
      JSON.stringify({
        ...asked,
        orderId: paid.orderId,
        paymentId: paid.paymentId,
        seenWechatFen: paid.refundWechatFen,
        seenBalanceFen: paid.refundBalanceFen,
        seenRefunds: paid.refunds,
        now,
      }),
    ],
  })
  return rows[0]?.answer ?? 'stale'
}

/** A refund with the payment it gives back, as WeChat knows both. */
export interface Refund extends RefundSnapshot {
  outRefundNo: string
  balanceFen: number
  reason: string
  sentAt: Date | null
  appid: string
  mchid: string
  signType: SignType
}

const refundColumns = `r.id, r.state, r.out_refund_no AS "outRefundNo", r.wechat_fen AS "wechatFen",
  r.balance_fen AS "balanceFen", r.reason, r.sent_at AS "sentAt", p.out_trade_no AS "outTradeNo",
  p.total_fen AS "totalFen", p.appid, p.mchid, p.sign_type AS "signType"`

export async function findRefund(pool: Pool, id: number): Promise<Refund | null> {
  const { rows } = await pool.query<Refund>({
    name: 'find_refund',
    text: `SELECT ${refundColumns} FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

export async function findRefundByNo(pool: Pool, outRefundNo: string): Promise<Refund | null> {
  const { rows } = await pool.query<Refund>({
    name: 'find_refund_by_no',
    text: `SELECT ${refundColumns} FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.out_refund_no = $1`,
    values: [outRefundNo],
  })
  return rows[0] ?? null
}

/** An operator's answer to a request. `stale`: it was answered before. */
export async function writeRefundDecision(
  pool: Pool,
  decided: { refundId: number; approve: boolean; operator: string; decision: string },
  now: Date,
): Promise<'approved' | 'rejected' | 'stale' | 'halted'> {
  const { rows } = await pool.query<{ answer: 'approved' | 'rejected' | 'stale' | 'halted' }>({
    text: 'SELECT decide_refund($1, $2, $3, $4, $5) AS answer',
    values: [decided.refundId, decided.approve, decided.operator, decided.decision, now],
  })
  return rows[0]?.answer ?? 'stale'
}

/** WeChat took the refund on; `nextAt` is when it is asked how that went. */
export async function markRefundSent(
  pool: Pool,
  refund: { id: number; nextAt: Date },
  now: Date,
): Promise<void> {
  await pool.query({
    name: 'mark_refund_sent',
    text: 'SELECT mark_refund_sent($1, $2, $3)',
    values: [refund.id, now, refund.nextAt],
  })
}

/** Notes when a refund is looked at next, with its job. */
export async function watchRefundAt(pool: Pool, refundId: number, at: Date): Promise<void> {
  await pool.query({
    name: 'watch_refund_at',
    text: 'SELECT watch_refund_at($1, $2)',
    values: [refundId, at],
  })
}

export interface RefundEnd {
  id: number
  from: RefundState
  to: 'succeeded' | 'abnormal' | 'closed'
  /** WeChat's own number; null for a refund it had no part in. */
  refundId: string | null
  source: 'query' | 'balance'
  exception: ExceptionItem | null
}

/** Writes a refund's end, its postings included. `stale`: it stands elsewhere by now. */
export async function applyRefund(
  pool: Pool,
  end: RefundEnd,
  now: Date,
): Promise<'applied' | 'stale' | 'halted'> {
  const { rows } = await pool.query<{ answer: 'applied' | 'stale' | 'halted' }>({
    name: 'apply_refund',
    text: 'SELECT apply_refund($1, $2, $3, $4, $5, $6, $7) AS answer',
    values: [end.id, end.from, end.to, end.refundId, end.source, end.exception, now],
  })
  return rows[0]?.answer ?? 'stale'
}

/** Files an item for the operators outside any other write. */
export async function fileException(pool: Pool, item: ExceptionItem, now: Date): Promise<void> {
  await pool.query('SELECT file_exception($1, NULL, NULL, $2)', [item, now])
}
