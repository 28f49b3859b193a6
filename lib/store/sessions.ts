import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Session } from '@/lib/session'
import { sessionMs } from '@/lib/session-cookie'

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
    values: [sid, now.toISOString(), appid],
  })
  const row = rows[0]
  if (!row) return null
  const { user_id: id, openid } = row
  return { id: sid, user: id !== null && openid !== null ? { id, openid } : null }
}

/**
 * The user of a live session by the same rule, as a part of a hot route's own statement. `at` names its parameters,
 * e.g. `{ sid: '$1', now: '$2', appid: '$3' }`.
 */
export function userOfSession(at: { sid: string; now: string; appid: string }): string {
  return `(SELECT s.user_id FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ${at.sid} AND s.revoked_at IS NULL AND s.expires_at > ${at.now} AND u.appid = ${at.appid})`
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

/** The session that a login put in this one's place, or null. */
export async function findReplacement(db: Db, sid: string): Promise<string | null> {
  const { rows } = await db.query<{ replaced_by: string | null }>(
    `SELECT replaced_by FROM sessions WHERE id = $1`,
    [sid],
  )
  return rows[0]?.replaced_by ?? null
}

/** A session that is about to be replaced, as it stands under a lock. */
export interface LockedSession {
  isLive: boolean
  userId: number | null
  /** Whose the live session is that replaced it meanwhile. */
  replacementUserId: number | null
}

/** Locks a session until the transaction ends. */
export async function lockSession(client: PoolClient, sid: string): Promise<LockedSession> {
  await client.query(`SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE`, [sid])
  // A second statement, because the first one's view of the other row may be older than the lock.
  const { rows } = await client.query<LockedSession>(
    `SELECT s.revoked_at IS NULL AS "isLive", s.user_id AS "userId", r.user_id AS "replacementUserId"
       FROM sessions s LEFT JOIN sessions r ON r.id = s.replaced_by AND r.revoked_at IS NULL
      WHERE s.id = $1`,
    [sid],
  )
  return rows[0] ?? { isLive: false, userId: null, replacementUserId: null }
}
