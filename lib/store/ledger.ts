import 'server-only'
import type { Pool } from 'pg'

export interface Balance {
  availableFen: number
  heldFen: number
  /** The balance's part of refunds that are asked for or under way. */
  refundingFen: number
}

export async function readBalance(pool: Pool, userId: number): Promise<Balance> {
  const { rows } = await pool.query<Balance>({
    name: 'read_balance',
    text: `SELECT coalesce(b.available_fen, 0)::float8 AS "availableFen", coalesce(b.held_fen, 0)::float8 AS "heldFen",
        (SELECT coalesce(sum(r.balance_fen), 0)::float8 FROM refunds r JOIN orders o ON o.id = r.order_id
          WHERE o.user_id = $1 AND r.state IN ('requested', 'approved', 'processing', 'abnormal')) AS "refundingFen"
      FROM (SELECT 1) one LEFT JOIN balances b ON b.user_id = $1`,
    values: [userId],
  })
  return rows[0] ?? { availableFen: 0, heldFen: 0, refundingFen: 0 }
}

/** The journals that change what a shopper can spend. */
export type BalanceEntryKind = 'credit' | 'hold' | 'release' | 'payment' | 'refund_balance'

export interface BalanceEntry {
  /** The journal's number; pass it as `beforeId` for the next page. */
  id: number
  kind: BalanceEntryKind
  /** What became available (positive) or was taken (negative). A captured hold changes nothing more: 0. */
  availableFen: number
  heldFen: number
  orderNo: string | null
  /** An operator's words for a credit. */
  reason: string
  at: Date
}

/** A shopper's movements, newest first. */
export async function listBalanceEntries(
  pool: Pool,
  of: { userId: number; beforeId: number | null; limit: number },
): Promise<BalanceEntry[]> {
  const { rows } = await pool.query<BalanceEntry>({
    name: 'list_balance_entries',
    text: `SELECT j.id::float8 AS id, j.kind, j.reason, j.at, o.order_no AS "orderNo",
        coalesce(sum(l.amount_fen) FILTER (WHERE l.account = 'user_available'), 0)::float8 AS "availableFen",
        coalesce(sum(l.amount_fen) FILTER (WHERE l.account = 'user_held'), 0)::float8 AS "heldFen"
      FROM journal_lines l JOIN journals j ON j.id = l.journal_id LEFT JOIN orders o ON o.id = j.order_id
      WHERE l.user_id = $1 AND ($2::bigint IS NULL OR j.id < $2)
      GROUP BY j.id, o.order_no ORDER BY j.id DESC LIMIT $3`,
    values: [of.userId, of.beforeId, of.limit],
  })
  return rows
}

/** Gives a user balance, once per key. `conflict`: the key was used for another credit. */
export async function writeCredit(
  pool: Pool,
  credit: { key: string; userId: number; amountFen: number; operator: string; reason: string },
  now: Date,
): Promise<'credited' | 'repeated' | 'conflict'> {
  const { rows } = await pool.query<{ answer: 'credited' | 'repeated' | 'conflict' }>({
    text: 'SELECT credit_balance($1, $2, $3, $4, $5, $6) AS answer',
    values: [credit.key, credit.userId, credit.amountFen, credit.operator, credit.reason, now],
  })
  return rows[0]?.answer ?? 'conflict'
}

/** One round of the self-check; returns a sentence for each contradiction, which have stopped captures by then. */
export async function runLedgerCheck(
  pool: Pool,
  of: { isWhole: boolean },
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ sentence: string }>(
    'SELECT sentence FROM check_ledger($1, $2) AS sentence',
    [of.isWhole, now],
  )
  return rows.map(({ sentence }) => sentence)
}

/** Lets captures go on after a person looked; false when they were not stopped. */
export async function liftHalt(pool: Pool, operator: string, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE ledger_halts SET lifted_at = $2, lifted_by = $1 WHERE lifted_at IS NULL',
    [operator, now],
  )
  return rowCount === 1
}
