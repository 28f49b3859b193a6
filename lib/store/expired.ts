import 'server-only'
import type { Pool } from 'pg'

/** Logins that were begun and not finished are of no use after an hour. */
const stateTtl = '1 hour'

/** A picture that no refund request took with it. */
const pictureTtl = '1 day'

/**
 * Deletes what ran out and nobody can ask for any more, a bounded number of rows at a time: logins that were never
 * finished, sessions with the carts and drafts of people who never logged in, pictures for refunds nobody asked for, and
 * what erased shoppers had claimed of coupons that have ended.
 */
export async function deleteExpired(pool: Pool, now: Date): Promise<void> {
  await pool.query(
    `DELETE FROM oauth_states WHERE state IN (
       SELECT state FROM oauth_states WHERE created_at < $1::timestamptz - $2::interval LIMIT 5000)`,
    [now, stateTtl],
  )
  await pool.query(
    'DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < $1 LIMIT 5000)',
    [now],
  )
  await pool.query(
    `DELETE FROM refund_pictures WHERE refund_id IS NULL AND id IN (SELECT id FROM refund_pictures
       WHERE refund_id IS NULL AND created_at < $1::timestamptz - $2::interval LIMIT 500)`,
    [now, pictureTtl],
  )
  await pool.query(
    `DELETE FROM erased_claims WHERE (coupon_id, shopper_digest) IN (
       SELECT e.coupon_id, e.shopper_digest FROM erased_claims e JOIN coupons c ON c.id = e.coupon_id
        WHERE c.ends_at < $1 LIMIT 5000)`,
    [now],
  )
}
