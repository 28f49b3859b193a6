import 'server-only'
import type { Pool } from 'pg'
import type { OrderState } from '@/lib/domain/order'
import type { PayableOrder, Payment } from '@/lib/domain/payment-start'
import { statesBefore, type PaymentState } from '@/lib/domain/payment'
import type { TradeState } from '@/lib/domain/transaction'

export const paymentColumns = `p.id, p.attempt, p.state, p.protocol, p.sign_type AS "signType", p.appid, p.mchid, p.openid,
  p.out_trade_no AS "outTradeNo", p.total_fen AS "totalFen", p.balance_fen AS "balanceFen", p.description, p.client_ip AS "clientIp",
  p.notify_url AS "notifyUrl", p.nonce_str AS "nonceStr", p.opened_at AS "openedAt", p.expires_at AS "expiresAt",
  p.prepay_id AS "prepayId", p.prepaid_at AS "prepaidAt"`

interface PayableRow extends Payment {
  orderId: number
  orderNo: string
  orderState: OrderState
  orderTotalFen: number
  orderExpiresAt: Date
  attempts: number
  availableFen: number
  isHalted: boolean
  title: string
}

/** The order as `decideStart` needs it, read in one statement, or null when it is not this shopper's. */
export async function findPayableOrder(
  pool: Pool,
  of: { userId: number; orderNo: string },
): Promise<(PayableOrder & { title: string; isHalted: boolean }) | null> {
  // The payment's columns are null together when there is no live attempt.
  const { rows } = await pool.query<Omit<PayableRow, 'id'> & { id: number | null }>({
    name: 'find_payable_order',
    text: `SELECT o.id AS "orderId", o.order_no AS "orderNo", o.state AS "orderState", o.total_fen AS "orderTotalFen",
        o.expires_at AS "orderExpiresAt", (SELECT count(*)::int FROM payments a WHERE a.order_id = o.id) AS attempts,
        coalesce((SELECT b.available_fen FROM balances b WHERE b.user_id = o.user_id), 0)::float8 AS "availableFen",
        is_ledger_halted() AS "isHalted",
        (SELECT l.product_title FROM order_lines l WHERE l.order_id = o.id ORDER BY l.position LIMIT 1) AS title,
        ${paymentColumns}
      FROM orders o LEFT JOIN payments p ON p.order_id = o.id AND p.state IN ('opened', 'payable')
      WHERE o.order_no = $1 AND o.user_id = $2`,
    values: [of.orderNo, of.userId],
  })
  const row = rows[0]
  if (!row) return null
  const {
    orderId,
    orderNo,
    orderState,
    orderTotalFen,
    orderExpiresAt,
    attempts,
    availableFen,
    isHalted,
    title,
    id,
    ...payment
  } = row
  return {
    id: orderId,
    orderNo,
    state: orderState,
    totalFen: orderTotalFen,
    expiresAt: orderExpiresAt,
    attempts,
    availableFen,
    isHalted,
    title,
    live: id === null ? null : { id, ...payment },
  }
}

export interface NewPayment extends Omit<Payment, 'id' | 'state' | 'prepayId' | 'prepaidAt'> {
  orderId: number
}

/** Writes the attempt down and holds its balance part. Null: the order or the balance is not what it was. */
export async function openPayment(pool: Pool, { orderId, ...payment }: NewPayment): Promise<Payment | null> {
  const { rows } = await pool.query<{ id: number | null }>({
    name: 'open_payment',
    text: 'SELECT open_payment($1) AS id',
    values: [newRow({ orderId, ...payment })],
  })
  const id = rows[0]?.id
  return id ? { ...payment, id, state: 'opened', prepayId: null, prepaidAt: null } : null
}

/** Pays the order from the balance alone, in one transaction. `halted`: the ledger's self-check stopped captures. */
export async function payFromBalance(pool: Pool, payment: NewPayment): Promise<'paid' | 'stale' | 'halted'> {
  const { rows } = await pool.query<{ answer: 'paid' | 'stale' | 'halted' }>({
    name: 'pay_from_balance',
    text: 'SELECT pay_from_balance($1) AS answer',
    values: [newRow(payment)],
  })
  return rows[0]?.answer ?? 'stale'
}

/** An attempt as open_payment() and pay_from_balance() read it: `row` has the names of the columns. */
function newRow(payment: NewPayment): string {
  return JSON.stringify({
    orderId: payment.orderId,
    openedAt: payment.openedAt,
    row: {
      attempt: payment.attempt,
      protocol: payment.protocol,
      sign_type: payment.signType,
      appid: payment.appid,
      mchid: payment.mchid,
      openid: payment.openid,
      out_trade_no: payment.outTradeNo,
      total_fen: payment.totalFen,
      balance_fen: payment.balanceFen,
      description: payment.description,
      client_ip: payment.clientIp,
      notify_url: payment.notifyUrl,
      nonce_str: payment.nonceStr,
      expires_at: payment.expiresAt,
    },
  })
}

/** Stores WeChat's prepay_id. False when the attempt was closed, replaced or paid in the meantime. */
export async function markPayable(
  pool: Pool,
  payment: { id: number; prepayId: string },
  now: Date,
): Promise<boolean> {
  return movePayment(pool, { ...payment, from: statesBefore('prepaid'), to: 'payable' }, now)
}

/** Notes that a page is given the attempt's bridge parameters once more. False when it is not payable any more. */
export async function markHanded(pool: Pool, payment: { id: number }, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'mark_handed',
    text: `UPDATE payments SET handed_at = $2 WHERE id = $1 AND state = 'payable'`,
    values: [payment.id, now],
  })
  return rowCount === 1
}

/** Notes that WeChat, asked at `askedAt`, said nobody had paid; in the timeline when it said something else before. */
export async function markUnpaid(
  pool: Pool,
  payment: { outTradeNo: string; tradeState: TradeState },
  askedAt: Date,
): Promise<void> {
  await pool.query({
    name: 'mark_unpaid',
    text: 'SELECT mark_unpaid($1, $2, $3)',
    values: [payment.outTradeNo, payment.tradeState, askedAt],
  })
}

/** The attempt can no longer be paid at WeChat. False when it stands elsewhere by now. */
export async function markClosed(pool: Pool, payment: { id: number }, now: Date): Promise<boolean> {
  return movePayment(pool, { id: payment.id, from: statesBefore('closed'), to: 'closed' }, now)
}

/** The attempt is replaced but may still be paid. False when it stands elsewhere by now. */
export async function markSuperseded(pool: Pool, payment: { id: number }, now: Date): Promise<boolean> {
  return movePayment(pool, { id: payment.id, from: statesBefore('superseded'), to: 'superseded' }, now)
}

async function movePayment(
  pool: Pool,
  move: { id: number; from: PaymentState[]; to: PaymentState; prepayId?: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await pool.query<{ moved: boolean }>({
    name: 'move_payment',
    text: 'SELECT move_payment($1, $2::payment_state[], $3, $4, $5) AS moved',
    values: [move.id, `{${move.from.join(',')}}`, move.to, move.prepayId ?? null, now.toISOString()],
  })
  return rows[0]?.moved === true
}

/**
 * Takes the right to ask WeChat about one unpaid attempt of an order, or null when there is none to ask about:
 * too young for its notification to be late, or asked within the last `everyMs`, by whichever process.
 */
export async function claimQuery(
  pool: Pool,
  of: { orderNo: string; everyMs: number },
  now: Date,
): Promise<Pick<Payment, 'id' | 'appid' | 'mchid' | 'outTradeNo' | 'signType'> | null> {
  const before = new Date(now.getTime() - of.everyMs)
  const { rows } = await pool.query<Pick<Payment, 'id' | 'appid' | 'mchid' | 'outTradeNo' | 'signType'>>({
    name: 'claim_query',
    text: `UPDATE payments SET queried_at = $2 WHERE id = (
        SELECT p.id FROM payments p JOIN orders o ON o.id = p.order_id
        WHERE o.order_no = $1 AND p.state IN ('opened', 'payable', 'superseded')
          AND (p.queried_at IS NULL OR p.queried_at <= $3) AND coalesce(p.handed_at, p.opened_at) <= $3
        ORDER BY p.queried_at NULLS FIRST, p.id DESC LIMIT 1 FOR UPDATE OF p SKIP LOCKED
      ) RETURNING id, appid, mchid, out_trade_no AS "outTradeNo", sign_type AS "signType"`,
    values: [of.orderNo, now, before],
  })
  return rows[0] ?? null
}
