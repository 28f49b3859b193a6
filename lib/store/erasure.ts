import 'server-only'
import type { Pool, PoolClient } from 'pg'
import type { Standing } from '@/lib/domain/erasure'

/** What a shopper still has here. A parcel that is cancelled, because all its money went back, is nobody's any more. */
export async function readStanding(db: Pool | PoolClient, userId: number): Promise<Standing> {
  const { rows } = await db.query<Standing>(
    `SELECT
       (SELECT count(*)::int FROM orders o LEFT JOIN fulfilments f ON f.order_id = o.id
         WHERE o.user_id = $1 AND o.state IN ('awaiting_payment', 'paid', 'shipped')
           AND f.state IS DISTINCT FROM 'cancelled') AS "openOrders",
       (SELECT count(*)::int FROM refunds r JOIN orders o ON o.id = r.order_id WHERE o.user_id = $1
           AND r.state IN ('requested', 'approved', 'processing', 'abnormal')) AS "refundsUnderWay",
       (SELECT coalesce(sum(available_fen + held_fen), 0)::float8 FROM balances WHERE user_id = $1) AS "balanceFen"`,
    [userId],
  )
  return rows[0] ?? { openOrders: 0, refundsUnderWay: 0, balanceFen: 0 }
}

/** Whose a session is, or was: also after it ended, so that a second tap finds out that the first one did it. */
export async function findSessionOwner(
  pool: Pool,
  of: { sid: string; appid: string; now: Date },
): Promise<{ userId: number; isLive: boolean; isErased: boolean } | null> {
  const { rows } = await pool.query<{ userId: number; isLive: boolean; isErased: boolean }>(
    `SELECT u.id AS "userId", s.revoked_at IS NULL AND s.expires_at > $3 AS "isLive",
       u.erased_at IS NOT NULL AS "isErased"
     FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1 AND u.appid = $2`,
    [of.sid, of.appid, of.now],
  )
  return rows[0] ?? null
}

/**
 * Locks what a deletion looks at until the transaction ends: the orders first, as every writer of money does, then the
 * shopper, which waits for an order that is being placed and keeps out the next one. Their openid; null when they are
 * erased already.
 */
export async function lockShopper(client: PoolClient, userId: number): Promise<string | null> {
  await client.query('SELECT 1 FROM orders WHERE user_id = $1 ORDER BY id FOR UPDATE', [userId])
  const { rows } = await client.query<{ openid: string }>(
    'SELECT openid FROM users WHERE id = $1 AND erased_at IS NULL FOR UPDATE',
    [userId],
  )
  return rows[0]?.openid ?? null
}

/**
 * Deletes what is the shopper's own and blanks what points at them. Orders keep their goods and amounts, which the law
 * wants kept, and payments all that proves whose money it was: only the address they were made from goes. The next login with this WeChat account is a new user,
 * who cannot claim again what `digest` has claimed.
 */
export async function eraseShopper(
  client: PoolClient,
  { userId, digest, now }: { userId: number; digest: Buffer; now: Date },
): Promise<void> {
  const ofUser = [userId]
  await client.query(
    `INSERT INTO erased_claims (coupon_id, shopper_digest)
     SELECT c.id, $2 FROM user_coupons u JOIN coupons c ON c.id = u.coupon_id
      WHERE u.user_id = $1 AND c.ends_at > $3
     ON CONFLICT DO NOTHING`,
    [userId, digest, now],
  )
  await client.query('DELETE FROM addresses WHERE user_id = $1', ofUser)
  await client.query('DELETE FROM carts WHERE user_id = $1', ofUser)
  await client.query('DELETE FROM refund_pictures WHERE user_id = $1', ofUser)
  await client.query(
    'DELETE FROM checkout_drafts d USING sessions s WHERE s.id = d.session_id AND s.user_id = $1',
    ofUser,
  )
  await client.query(
    'DELETE FROM oauth_states o USING sessions s WHERE s.id = o.session_id AND s.user_id = $1',
    ofUser,
  )
  // A coupon that an order once chose stays as that order's history.
  await client.query(
    `DELETE FROM user_coupons c WHERE user_id = $1 AND order_id IS NULL
       AND NOT EXISTS (SELECT FROM orders o WHERE o.user_coupon_id = c.id)`,
    ofUser,
  )
  await client.query(
    // The digest is of a request with name and address: whoever has a list of people could try them.
    `UPDATE orders SET recipient = '', phone = '', region = '', detail = '', remark = '', request_digest = '',
       erased_at = $2 WHERE user_id = $1`,
    [userId, now],
  )
  await client.query(
    `UPDATE payments p SET client_ip = '' FROM orders o WHERE o.id = p.order_id AND o.user_id = $1`,
    ofUser,
  )
  await client.query(
    `UPDATE refunds r SET reason = '' FROM orders o WHERE o.id = r.order_id AND o.user_id = $1 AND r.cause = 'requested'`,
    ofUser,
  )
  await client.query(
    `UPDATE users SET nickname = NULL, avatar_url = NULL, openid = 'erased-' || gen_random_uuid(), erased_at = $2
     WHERE id = $1`,
    [userId, now],
  )
  await client.query('UPDATE sessions SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL', [
    userId,
    now,
  ])
}
