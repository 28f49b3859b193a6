import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { OAuthScope } from '@/lib/login/ports'

/** What came of one trip to WeChat. */
export type StateOutcome = 'granted' | 'refused' | 'code_invalid' | 'code_used' | 'snapshot' | 'failed'

export interface StoredState {
  state: string
  /** The session that started the login, or took it over in another tab. */
  sessionId: string
  /** The session that replaced that one at a login. */
  sessionReplacedBy: string | null
  scope: OAuthScope
  returnTo: string
  /** 1 when it follows a code that WeChat refused. */
  retry: 0 | 1
  createdAt: Date
  consumedAt: Date | null
  outcome: StateOutcome | null
}

/** Keeps a new random state (48 letters and digits; WeChat takes 128 bytes of `[a-zA-Z0-9]`) and returns it. */
export async function insertState(
  pool: Pool,
  fresh: { sessionId: string; scope: OAuthScope; returnTo: string; retry: 0 | 1; now: Date },
): Promise<string> {
  const state = randomBytes(24).toString('hex')
  await pool.query(
    `INSERT INTO oauth_states (state, session_id, scope, return_to, retry, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [state, fresh.sessionId, fresh.scope, fresh.returnTo, fresh.retry, fresh.now],
  )
  return state
}

export async function findState(pool: Pool, state: string): Promise<StoredState | null> {
  const { rows } = await pool.query<StoredState>(
    `SELECT o.state, o.session_id AS "sessionId", s.replaced_by AS "sessionReplacedBy", o.scope,
            o.return_to AS "returnTo", o.retry, o.created_at AS "createdAt",
            o.consumed_at AS "consumedAt", o.outcome
       FROM oauth_states o JOIN sessions s ON s.id = o.session_id
      WHERE o.state = $1`,
    [state],
  )
  return rows[0] ?? null
}

/** Whether a session has begun a login since then. */
export async function wasStateInserted(
  pool: Pool,
  { sessionId, since }: { sessionId: string; since: Date },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM oauth_states WHERE session_id = $1 AND created_at > $2 LIMIT 1`,
    [sessionId, since],
  )
  return rowCount === 1
}

/** Takes a state for use. True for exactly one of any number of callers. */
export async function claimState(pool: Pool, { state, now }: { state: string; now: Date }): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE oauth_states SET consumed_at = $2 WHERE state = $1 AND consumed_at IS NULL`,
    [state, now],
  )
  return rowCount === 1
}

/** Writes down what came of a claimed state. */
export async function concludeState(
  db: Pool | PoolClient,
  { state, outcome }: { state: string; outcome: StateOutcome },
): Promise<void> {
  await db.query(`UPDATE oauth_states SET outcome = $2 WHERE state = $1`, [state, outcome])
}
