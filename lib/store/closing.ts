import 'server-only'
import type { Pool } from 'pg'
import type { CloseReason, OrderState } from '@/lib/domain/order'

/** Closes an unpaid order without a live attempt and gives back what it reserved. `stale`: it is not that any more. */
export async function closeOrder(
  pool: Pool,
  order: { id: number; reason: CloseReason },
  now: Date,
): Promise<'closed' | 'stale'> {
  const { rows } = await pool.query<{ answer: 'closed' | 'stale' }>({
    name: 'close_order',
    text: 'SELECT close_order($1, $2, $3) AS answer',
    values: [order.id, order.reason, now],
  })
  return rows[0]?.answer ?? 'stale'
}

/** Notes when closing an expired order is tried again, with its job. */
export async function expireOrderAt(pool: Pool, orderId: number, at: Date): Promise<void> {
  await pool.query({ name: 'expire_order_at', text: 'SELECT expire_order_at($1, $2)', values: [orderId, at] })
}

export interface OrderStanding {
  id: number
  state: OrderState
  totalFen: number
  expiresAt: Date
}

export async function findOrder(pool: Pool, orderId: number): Promise<OrderStanding | null> {
  const { rows } = await pool.query<OrderStanding>({
    name: 'find_order',
    text: 'SELECT id, state, total_fen AS "totalFen", expires_at AS "expiresAt" FROM orders WHERE id = $1',
    values: [orderId],
  })
  return rows[0] ?? null
}

export async function findOrderByNo(pool: Pool, orderNo: string): Promise<OrderStanding | null> {
  const { rows } = await pool.query<OrderStanding>({
    name: 'find_order_by_no',
    text: 'SELECT id, state, total_fen AS "totalFen", expires_at AS "expiresAt" FROM orders WHERE order_no = $1',
    values: [orderNo],
  })
  return rows[0] ?? null
}

/** An operator's new price. `stale`: the order is not unpaid at the old price any more. */
export async function writePrice(
  pool: Pool,
  change: { orderId: number; fromFen: number; toFen: number; operator: string; reason: string },
  now: Date,
): Promise<'changed' | 'stale'> {
  const { rows } = await pool.query<{ answer: 'changed' | 'stale' }>({
    text: 'SELECT change_price($1, $2, $3, $4, $5, $6) AS answer',
    values: [change.orderId, change.fromFen, change.toFen, change.operator, change.reason, now],
  })
  return rows[0]?.answer ?? 'stale'
}
