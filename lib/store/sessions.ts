import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Session } from '@/lib/session'

const sessionMs = 30 * 24 * 60 * 60 * 1000

type Db = Pool | PoolClient

/**
 * The session by its id, if it is neither revoked nor expired. A shopper known to another 公众号 counts as
 * nobody here: an openid is worth nothing to any appid but its own.
 */
export async function findLiveSession(
  db: Db,
  { sid, appid, now }: { sid: string; appid: string; now: Date },
): Promise<Session | null> {
  const { rows } = await db.query<{ user_id: number | null; openid: string | null }>({
    name: 'find_live_session',
    text: `SELECT s.user_id, u.openid
             FROM sessions s LEFT JOIN users u ON u.id = s.user_id
            WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
              AND (s.user_id IS NULL OR u.appid = $3)`,
    values: [sid, now, appid],
  })
  const row = rows[0]
  if (!row) return null
  const { user_id: id, openid } = row
  return { id: sid, user: id !== null && openid !== null ? { id, openid } : null }
}

/** Opens a session, anonymous when `userId` is null, and returns its id. */
export async function insertSession(
  db: Db,
  { userId, now }: { userId: number | null; now: Date },
): Promise<string> {
  const sid = randomBytes(24).toString('base64url')
  await db.query(
    `INSERT INTO sessions (id, user_id, created_at, authenticated_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
    [sid, userId, now, userId === null ? null : now, new Date(now.getTime() + sessionMs)],
  )
  return sid
}

/** Revokes a session. `replacedBy` is the one its browser was given instead, at a login. */
export async function endSession(
  db: Db,
  { sid, replacedBy, now }: { sid: string; replacedBy: string | null; now: Date },
): Promise<void> {
  await db.query(
    `UPDATE sessions SET revoked_at = $2, replaced_by = $3 WHERE id = $1 AND revoked_at IS NULL`,
    [sid, now, replacedBy],
  )
}
