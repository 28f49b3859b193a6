import 'server-only'
import type { Pool } from 'pg'
import type { BridgeResult } from '@/lib/domain/bridge'
import { inTransaction } from './in-transaction'

/** Adds one line to the order's timeline, unless it has `maxReports` of the kind. */
export async function writeBridgeReport(
  pool: Pool,
  report: { userId: number; orderNo: string; result: BridgeResult; maxReports: number },
  now: Date,
): Promise<'written' | 'enough' | 'not_found'> {
  return inTransaction(pool, async (client) => {
    // In a statement of its own, so that the next one counts what whoever held the lock has written.
    const { rows } = await client.query<{ id: number }>(
      'SELECT id FROM orders WHERE order_no = $1 AND user_id = $2 FOR NO KEY UPDATE',
      [report.orderNo, report.userId],
    )
    const order = rows[0]
    if (!order) return 'not_found'
    const { rowCount } = await client.query(
      `INSERT INTO order_events (order_id, at, event, detail)
       SELECT $1, $2, 'bridge_reported', jsonb_build_object('result', $3::text)
       WHERE (SELECT count(*) FROM order_events WHERE order_id = $1 AND event = 'bridge_reported') < $4`,
      [order.id, now, report.result, report.maxReports],
    )
    return rowCount === 1 ? 'written' : 'enough'
  })
}
