import 'server-only'
import type { Pool } from 'pg'

export type ShipAnswer = 'shipped' | 'repeated' | 'shipped_before' | 'refunding' | 'not_paid'

export interface Shipment {
  orderId: number
  carrier: string
  trackingNo: string
  operator: string
  reason: string
  /** When the order counts as received by itself. */
  receiveAt: Date
}

/** Sends a paid order's parcel, in one transaction with its goods, its history and the job that ends the waiting. */
export async function writeShipment(pool: Pool, shipment: Shipment, now: Date): Promise<ShipAnswer> {
  const { rows } = await pool.query<{ answer: ShipAnswer }>({
    name: 'ship_order',
    text: 'SELECT ship_order($1) AS answer',
    values: [JSON.stringify({ ...shipment, now })],
  })
  return rows[0]?.answer ?? 'not_paid'
}

export type ReceiveAnswer = 'received' | 'repeated' | 'not_shipped' | 'put_off'

/** Marks a shipped order received, by its shopper's word or because the time for it ran out. */
export async function writeReceipt(
  pool: Pool,
  receipt: { orderId: number; by: 'shopper' | 'time' },
  now: Date,
): Promise<ReceiveAnswer> {
  const { rows } = await pool.query<{ answer: ReceiveAnswer }>({
    name: 'receive_order',
    text: 'SELECT receive_order($1, $2, $3) AS answer',
    values: [receipt.orderId, receipt.by, now],
  })
  return rows[0]?.answer ?? 'not_shipped'
}

/** The row of a shopper's order; null for an unknown or somebody else's number. */
export async function findOrderIdOf(
  pool: Pool,
  of: { userId: number; orderNo: string },
): Promise<number | null> {
  const { rows } = await pool.query<{ id: number }>({
    name: 'find_order_id_of',
    text: 'SELECT id FROM orders WHERE order_no = $1 AND user_id = $2',
    values: [of.orderNo, of.userId],
  })
  return rows[0]?.id ?? null
}
