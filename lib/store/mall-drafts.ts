import 'server-only'
import type { Pool } from 'pg'
import type { OrderRequest } from '@/lib/domain/checkout'
import type { ShownItem } from '@/lib/domain/checkout-changes'

export interface Draft {
  id: string
  items: ShownItem[]
  fromCart: boolean
  /** The posted form, as JSON: read it by the schema again. */
  form: unknown
}

interface NewDraft {
  id: string
  sessionId: string
  items: readonly ShownItem[]
  fromCart: boolean
  createdAt: Date
}

/** Makes the session's draft; the one it had is gone. */
export async function replaceDraft(pool: Pool, draft: NewDraft): Promise<void> {
  await pool.query(
    `INSERT INTO checkout_drafts (id, session_id, items, from_cart, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (session_id) DO UPDATE SET id = EXCLUDED.id, items = EXCLUDED.items,
         from_cart = EXCLUDED.from_cart, form = NULL, created_at = EXCLUDED.created_at`,
    [draft.id, draft.sessionId, JSON.stringify(draft.items), draft.fromCart, draft.createdAt],
  )
}

/**
 * Gives a draft other items under another id, and keeps what was posted but for its total, which nothing equals any
 * more. False when the draft has been replaced meanwhile: the id it had is not the session's.
 */
export async function changeDraft(
  pool: Pool,
  draft: Pick<NewDraft, 'id' | 'sessionId' | 'items'> & { was: string },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE checkout_drafts SET id = $3, items = $4,
       form = form || jsonb_build_object('checkoutId', $3::text, 'expectedTotalFen', 0)
      WHERE id = $1 AND session_id = $2`,
    [draft.was, draft.sessionId, draft.id, JSON.stringify(draft.items)],
  )
  return rowCount === 1
}

export async function findDraft(pool: Pool, sessionId: string): Promise<Draft | null> {
  const { rows } = await pool.query<Draft>(
    `SELECT id, items, from_cart AS "fromCart", form FROM checkout_drafts WHERE session_id = $1`,
    [sessionId],
  )
  return rows[0] ?? null
}

/**
 * Keeps a posted form in the session's draft of that id; false when there is no such draft. The draft of a session
 * that is over goes to the one that knows its id: its shopper's page was open while their login ran out.
 */
export async function writeDraftForm(
  pool: Pool,
  { id, sessionId, form, now }: { id: string; sessionId: string; form: OrderRequest; now: Date },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE checkout_drafts d SET form = $3, session_id = $2
      WHERE d.id = $1 AND (d.session_id = $2
        OR (NOT EXISTS (SELECT FROM sessions s
              WHERE s.id = d.session_id AND s.revoked_at IS NULL AND s.expires_at > $4)
            AND NOT EXISTS (SELECT FROM checkout_drafts own WHERE own.session_id = $2)))`,
    [id, sessionId, JSON.stringify(form), now],
  )
  return rowCount === 1
}

/** The order a draft has become, if it has. */
export async function findOrderNoOfDraft(
  pool: Pool,
  { userId, draftId }: { userId: number; draftId: string },
): Promise<string | null> {
  const { rows } = await pool.query<{ order_no: string }>(
    `SELECT order_no FROM orders WHERE user_id = $1 AND checkout_key = $2`,
    [userId, draftId],
  )
  return rows[0]?.order_no ?? null
}
