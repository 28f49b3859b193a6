import type { Pool } from 'pg'

/** What the shop told somebody was so. Whatever is killed afterwards, it has to stay so (I12). */
export interface Promised {
  sentence: string
  /** A condition on the database. */
  sql: string
  values: unknown[]
}

const order = (condition: string) => `EXISTS (SELECT FROM orders WHERE order_no = $1 AND ${condition})`
const refund = (condition: string) => `EXISTS (SELECT FROM refunds WHERE out_refund_no = $1 AND ${condition})`

export const promise = {
  placed: (orderNo: string, key: string): Promised => ({
    sentence: `order ${orderNo} was placed`,
    sql: order('checkout_key = $2'),
    values: [orderNo, key],
  }),
  paid: (orderNo: string): Promised => ({
    sentence: `order ${orderNo} is paid`,
    sql: order(`state = 'paid'`),
    values: [orderNo],
  }),
  cancelled: (orderNo: string): Promised => ({
    sentence: `order ${orderNo} is cancelled`,
    sql: order(`state = 'closed'`),
    values: [orderNo],
  }),
  credited: (key: string): Promised => ({
    sentence: `credit ${key} was given`,
    sql: `EXISTS (SELECT FROM journals WHERE key = 'credit:' || $1)`,
    values: [key],
  }),
  refundAsked: (orderNo: string, key: string): Promised => ({
    sentence: `refund ${key} of order ${orderNo} was asked for`,
    sql: 'EXISTS (SELECT FROM refunds r JOIN orders o ON o.id = r.order_id WHERE order_no = $1 AND request_key = $2)',
    values: [orderNo, key],
  }),
  refundApproved: (outRefundNo: string): Promised => ({
    sentence: `refund ${outRefundNo} was approved`,
    // Amounts that end in 27 or 28 fen end otherwise at WeChat, and then somebody was told.
    sql: refund(`(state = 'succeeded' OR EXISTS (
      SELECT FROM exceptions WHERE dedupe_key = out_refund_no AND kind = 'refund_' || state))`),
    values: [outRefundNo],
  }),
  refundRejected: (outRefundNo: string): Promised => ({
    sentence: `refund ${outRefundNo} was rejected`,
    sql: refund(`state = 'rejected'`),
    values: [outRefundNo],
  }),
}

/** The promises that were not kept, when everything has come to its end. */
export async function broken(pool: Pool, promises: readonly Promised[]): Promise<string[]> {
  const kept = await Promise.all(
    promises.map(async ({ sql, values }) => {
      const { rows } = await pool.query<{ kept: boolean }>(`SELECT ${sql} AS kept`, values)
      return rows[0]?.kept === true
    }),
  )
  return promises.filter((_, index) => !kept[index]).map(({ sentence }) => sentence)
}
