import 'server-only'
import type { Pool } from 'pg'
import type { OrderState } from '@/lib/domain/order'
import type { Payment } from '@/lib/domain/payment-start'
import { paymentColumns } from './payments'

/** An attempt with what its order has become. */
export interface WatchedPayment {
  payment: Payment
  order: { state: OrderState; totalFen: number }
}

type Row = Payment & { orderState: OrderState; orderTotalFen: number }

export async function findPayment(pool: Pool, paymentId: number): Promise<WatchedPayment | null> {
  const { rows } = await pool.query<Row>({
    name: 'find_payment',
    text: `SELECT ${paymentColumns}, o.state AS "orderState", o.total_fen AS "orderTotalFen"
      FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.id = $1`,
    values: [paymentId],
  })
  if (!rows[0]) return null
  const { orderState, orderTotalFen, ...payment } = rows[0]
  return { payment, order: { state: orderState, totalFen: orderTotalFen } }
}

/** The attempts of an order that WeChat may still be paid for. */
export async function findUnsettled(pool: Pool, orderId: number): Promise<Payment[]> {
  const { rows } = await pool.query<Payment>({
    name: 'find_unsettled',
    text: `SELECT ${paymentColumns} FROM payments p
      WHERE p.order_id = $1 AND p.state IN ('opened', 'payable', 'superseded') ORDER BY p.id`,
    values: [orderId],
  })
  return rows
}

/** Notes when an attempt is asked about next, with its job; nothing when it is final by now. */
export async function watchPaymentAt(pool: Pool, paymentId: number, at: Date): Promise<void> {
  await pool.query({
    name: 'watch_payment_at',
    text: 'SELECT watch_payment_at($1, $2)',
    values: [paymentId, at],
  })
}

/** Gives work whose job is a minute late a new job; returns how much there was. */
export async function sweepJobs(pool: Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT sweep_jobs($1) AS count', [now])
  return rows[0]?.count ?? 0
}
