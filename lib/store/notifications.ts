import 'server-only'
import type { Pool } from 'pg'
import type { SettlementOutcome } from '@/lib/domain/settlement'

/**
 * Counts an accepted payment notification that came again. What it came to when it was first kept, which stays so; null
 * when the inbox has no such bytes, or did not accept them.
 */
export async function countRepeat(
  pool: Pool,
  digest: string,
  now: Date,
): Promise<{ verdict: SettlementOutcome; outTradeNo: string } | null> {
  const { rows } = await pool.query<{ verdict: SettlementOutcome; outTradeNo: string }>({
    name: 'count_repeat',
    text: `UPDATE notifications SET received_count = received_count + 1, last_at = $2
      WHERE digest = $1 AND kind = 'v2_payment'
        AND verdict IN ('settled', 'already_settled', 'not_paid', 'paid_after_close', 'duplicate_payment')
      RETURNING verdict, out_trade_no AS "outTradeNo"`,
    // A date as text takes half a microsecond this way, and thirteen when the driver writes it.
    values: [digest, now.toISOString()],
  })
  return rows[0] ?? null
}

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
