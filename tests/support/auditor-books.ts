import type { Pool, PoolClient } from 'pg'

/**
 * The shop's books as the auditor reads them: rows with the columns' own names, and nothing of the shop's code, so
 * that a mistake there cannot hide itself here.
 */
export interface ShopBooks {
  users: { id: number; openid: string }[]
  orders: OrderRow[]
  payments: PaymentRow[]
  refunds: RefundRow[]
  fulfilments: { order_id: number; state: string }[]
  /** Of every order that has a line of one of the SKUs below. */
  lines: { order_id: number; sku_id: number; quantity: number; state: string; parcel: string | null }[]
  skus: { id: number; stock_available: number; stock_reserved: number }[]
  coupons: { id: number; user_id: number; order_id: number | null }[]
  exceptions: ExceptionRow[]
  balances: { user_id: number; available_fen: number; held_fen: number }[]
  journals: JournalRow[]
  events: { id: number; order_id: number; event: string; detail: Readonly<Record<string, unknown>> }[]
}

export interface OrderRow {
  id: number
  order_no: string
  user_id: number
  state: 'awaiting_payment' | 'paid' | 'shipped' | 'received' | 'closed'
  total_fen: number
  goods_fen: number
  discount_fen: number
  user_coupon_id: number | null
}

export interface PaymentRow {
  id: number
  order_id: number
  state: 'opened' | 'payable' | 'paid' | 'closed' | 'superseded'
  out_trade_no: string
  total_fen: number
  balance_fen: number
  hold: 'none' | 'held' | 'captured' | 'released'
  captured: boolean
  transaction_id: string | null
  refund_wechat_fen: number
  refund_balance_fen: number
}

export interface RefundRow {
  id: number
  order_id: number
  payment_id: number
  out_refund_no: string
  cause: 'requested' | 'paid_after_close' | 'duplicate_payment'
  state: 'requested' | 'approved' | 'processing' | 'succeeded' | 'abnormal' | 'closed' | 'rejected'
  wechat_fen: number
  balance_fen: number
}

export interface ExceptionRow {
  kind: string
  out_trade_no: string | null
  transaction_id: string | null
  resolved_at: string | null
}

export interface JournalRow {
  id: number
  key: string
  kind: string
  order_id: number | null
  lines: { account: string; user_id: number | null; amount_fen: number }[]
}

const statement = `
  WITH people AS (SELECT id, openid FROM users WHERE $1::int[] IS NULL OR id = ANY ($1)),
  bought AS (SELECT o.* FROM orders o WHERE $1::int[] IS NULL OR o.user_id = ANY ($1)),
  goods AS (SELECT DISTINCT l.sku_id FROM order_lines l WHERE l.order_id IN (SELECT id FROM bought)),
  booked AS (
    SELECT j.* FROM journals j WHERE $1::int[] IS NULL
    UNION SELECT j.* FROM journals j WHERE j.order_id IN (SELECT id FROM bought)
    UNION SELECT j.* FROM journals j WHERE j.id IN (SELECT journal_id FROM journal_lines WHERE user_id = ANY ($1))
  )
  SELECT jsonb_build_object(
    'users', (SELECT jsonb_agg(p) FROM people p),
    'orders', (SELECT jsonb_agg(o ORDER BY id) FROM bought o),
    'payments', (SELECT jsonb_agg(p ORDER BY id) FROM payments p WHERE p.order_id IN (SELECT id FROM bought)),
    'refunds', (SELECT jsonb_agg(r ORDER BY id) FROM refunds r WHERE r.order_id IN (SELECT id FROM bought)),
    'fulfilments', (SELECT jsonb_agg(f) FROM fulfilments f WHERE f.order_id IN (SELECT id FROM bought)),
    'lines', (SELECT jsonb_agg(jsonb_build_object('order_id', l.order_id, 'sku_id', l.sku_id, 'quantity', l.quantity,
        'state', o.state, 'parcel', f.state))
      FROM order_lines l JOIN orders o ON o.id = l.order_id LEFT JOIN fulfilments f ON f.order_id = o.id
      WHERE l.sku_id IN (SELECT sku_id FROM goods)),
    'skus', (SELECT jsonb_agg(s) FROM skus s WHERE s.id IN (SELECT sku_id FROM goods)),
    'coupons', (SELECT jsonb_agg(c) FROM user_coupons c WHERE c.user_id IN (SELECT id FROM people)),
    'exceptions', (SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'resolved_at', e.resolved_at,
        'out_trade_no', coalesce(e.out_trade_no, e.detail->>'outTradeNo'), 'transaction_id', e.transaction_id))
      FROM exceptions e WHERE $1::int[] IS NULL
        OR left(coalesce(e.out_trade_no, e.detail->>'outTradeNo'), 20) IN (SELECT order_no FROM bought)),
    'balances', (SELECT jsonb_agg(b) FROM balances b WHERE b.user_id IN (SELECT id FROM people)),
    'journals', (SELECT jsonb_agg(jsonb_build_object('id', j.id, 'key', j.key, 'kind', j.kind, 'order_id', j.order_id,
        'lines', coalesce((SELECT jsonb_agg(l) FROM journal_lines l WHERE l.journal_id = j.id), '[]')) ORDER BY j.id)
      FROM booked j),
    'events', (SELECT jsonb_agg(e ORDER BY e.id) FROM order_events e WHERE e.order_id IN (SELECT id FROM bought))
  ) AS books`

/** Everything about these users, or about all, in one statement and so at one moment. */
export async function readShopBooks(
  database: Pool | PoolClient,
  userIds: readonly number[] | null,
): Promise<ShopBooks> {
  type Read = { [Table in keyof ShopBooks]: ShopBooks[Table] | null }
  const { rows } = await database.query<{ books: Read }>({
    name: 'audit',
    text: statement,
    values: [userIds],
  })
  const books = rows[0]?.books
  if (!books) throw new Error('the audit read nothing')
  return {
    users: books.users ?? [],
    orders: books.orders ?? [],
    payments: books.payments ?? [],
    refunds: books.refunds ?? [],
    fulfilments: books.fulfilments ?? [],
    lines: books.lines ?? [],
    skus: books.skus ?? [],
    coupons: books.coupons ?? [],
    exceptions: books.exceptions ?? [],
    balances: books.balances ?? [],
    journals: books.journals ?? [],
    events: books.events ?? [],
  }
}

export function sum<T>(rows: readonly T[], fenOf: (row: T) => number): number {
  return rows.reduce((total, row) => total + fenOf(row), 0)
}

/** What the lines of these journals on one account come to. */
export function balanceOf(
  journals: readonly JournalRow[],
  account: string,
  userId: number | null = null,
): number {
  const lines = journals.flatMap((journal) => journal.lines)
  const own = lines.filter((line) => line.account === account && (userId === null || line.user_id === userId))
  return sum(own, (line) => line.amount_fen)
}

/** Paid, whatever has happened to the goods since. */
export function isPaid({ state }: { state: OrderRow['state'] }): boolean {
  return state === 'paid' || state === 'shipped' || state === 'received'
}
