import 'server-only'
import type { Pool } from 'pg'

export interface Token {
  value: string
  expiresAt: Date
}

/** What all processes know of one 公众号's jsapi_ticket. */
export interface KnownTicket {
  ticket: Token | null
  /** Nobody asks WeChat before. */
  retryAt: Date | null
}

/** The right to ask WeChat, held by one process at a time. */
export interface Lease {
  id: string
  /** The access_token that was good the last time. */
  accessToken: Token | null
}

type Row = {
  accessToken: string | null
  accessTokenExpiresAt: Date | null
  ticket: string | null
  ticketExpiresAt: Date | null
  retryAt: Date | null
}

const columns = `access_token AS "accessToken", access_token_expires_at AS "accessTokenExpiresAt", ticket,
  ticket_expires_at AS "ticketExpiresAt", retry_at AS "retryAt"`

export async function findTicket(pool: Pool, appid: string): Promise<KnownTicket> {
  const { rows } = await pool.query<Row>({
    name: 'find_ticket',
    text: `SELECT ${columns} FROM wechat_tokens WHERE appid = $1`,
    values: [appid],
  })
  const row = rows[0]
  if (!row) return { ticket: null, retryAt: null }
  return { ticket: tokenOf(row.ticket, row.ticketExpiresAt), retryAt: row.retryAt }
}

/**
 * Takes the lease, or null: another process has it, the last attempt was a moment ago, or the ticket is good beyond
 * `dueBy` because somebody renewed it meanwhile. A holder that died loses it at `until`.
 */
export async function leaseTicket(
  pool: Pool,
  lease: { id: string; appid: string; now: Date; until: Date; dueBy: Date },
): Promise<Lease | null> {
  const { rows } = await pool.query<Row>(
    `INSERT INTO wechat_tokens AS t (appid, lease_id, leased_until) VALUES ($1, $2, $4)
     ON CONFLICT (appid) DO UPDATE SET lease_id = $2, leased_until = $4
       WHERE (t.leased_until IS NULL OR t.leased_until <= $3) AND (t.retry_at IS NULL OR t.retry_at <= $3)
         AND (t.ticket_expires_at IS NULL OR t.ticket_expires_at <= $5)
     RETURNING ${columns}`,
    [lease.appid, lease.id, lease.now, lease.until, lease.dueBy],
  )
  const row = rows[0]
  return row ? { id: lease.id, accessToken: tokenOf(row.accessToken, row.accessTokenExpiresAt) } : null
}

/** Keeps what WeChat gave, and lets go of the lease; nothing when the lease was lost meanwhile. */
export async function keepTicket(
  pool: Pool,
  of: { appid: string; leaseId: string; accessToken: Token; ticket: Token; retryAt: Date },
): Promise<void> {
  await pool.query(
    `UPDATE wechat_tokens SET access_token = $3, access_token_expires_at = $4, ticket = $5, ticket_expires_at = $6,
       lease_id = NULL, leased_until = NULL, retry_at = $7, failure = NULL
     WHERE appid = $1 AND lease_id = $2`,
    [
      of.appid,
      of.leaseId,
      of.accessToken.value,
      of.accessToken.expiresAt,
      of.ticket.value,
      of.ticket.expiresAt,
      of.retryAt,
    ],
  )
}

/** Lets go of the lease after a failure. True when the last attempt, by whichever process, did not fail the same way. */
export async function keepTicketFailure(
  pool: Pool,
  of: { appid: string; leaseId: string; accessToken: Token | null; failure: string; retryAt: Date },
): Promise<boolean> {
  const { rows } = await pool.query<{ isNew: boolean }>(
    `UPDATE wechat_tokens t SET access_token = $3, access_token_expires_at = $4, lease_id = NULL, leased_until = NULL,
       failure = $5, retry_at = $6
     FROM (SELECT appid, failure FROM wechat_tokens WHERE appid = $1 AND lease_id = $2 FOR UPDATE) before
     WHERE t.appid = before.appid
     RETURNING before.failure IS DISTINCT FROM $5 AS "isNew"`,
    [
      of.appid,
      of.leaseId,
      of.accessToken?.value ?? null,
      of.accessToken?.expiresAt ?? null,
      of.failure,
      of.retryAt,
    ],
  )
  return rows[0]?.isNew ?? false
}

function tokenOf(value: string | null, expiresAt: Date | null): Token | null {
  return value !== null && expiresAt !== null ? { value, expiresAt } : null
}
