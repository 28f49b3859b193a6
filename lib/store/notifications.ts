import 'server-only'
import type { Pool } from 'pg'

/** Keeps a refund notification that decrypted, with what became of it. The same bytes again only count. */
export async function keepRefundNotification(
  pool: Pool,
  told: { digest: string; body: Uint8Array; verdict: string; outTradeNo: string },
  now: Date,
): Promise<void> {
  const body = Buffer.from(told.body.buffer, told.body.byteOffset, told.body.byteLength)
  await pool.query({
    name: 'keep_refund_notification',
    text: `SELECT keep_notification('v2_refund', $1, $2, $3, $4, NULL, $5)`,
    values: [told.digest, body, told.verdict, told.outTradeNo.slice(0, 64), now],
  })
}
