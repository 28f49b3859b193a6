import 'server-only'
import type { Pool } from 'pg'
import type { OrderCounts, OrderTab } from '@/lib/domain/order-tab'
import type { OrderEventRow } from '@/lib/domain/order-timeline'
import type { PrismaClient } from './generated/client'
import { orderMayBeCharged } from './may-be-charged'

const lineFields = {
  productSlug: true,
  productTitle: true,
  skuName: true,
  picture: true,
  unitPriceFen: true,
  quantity: true,
} as const

const summaryFields = {
  orderNo: true,
  state: true,
  closeReason: true,
  totalFen: true,
  placedAt: true,
  expiresAt: true,
  lines: { select: lineFields, orderBy: { position: 'asc' } },
} as const

const returnedFen = `(SELECT coalesce(sum(r.wechat_fen + r.balance_fen), 0) FROM refunds r
  WHERE r.order_id = o.id AND r.cause = 'requested' AND r.state = 'succeeded')`

// What belongs to a tab; $2 is now. An order whose whole price went back waits for nothing.
const tabConditions = {
  all: 'true',
  to_pay: `o.state = 'awaiting_payment' AND o.expires_at > $2`,
  to_ship: `o.state = 'paid' AND EXISTS (SELECT FROM fulfilments f WHERE f.order_id = o.id AND f.state = 'waiting')`,
  to_receive: `o.state = 'shipped' AND ${returnedFen} < o.total_fen`,
  after_sale: `EXISTS (SELECT FROM refunds r WHERE r.order_id = o.id AND r.cause = 'requested')`,
} as const satisfies Record<OrderTab, string>

const isUnderWay = `EXISTS (SELECT FROM refunds r WHERE r.order_id = o.id AND r.cause = 'requested'
  AND r.state IN ('requested', 'approved', 'processing', 'abnormal'))`

export interface OrderPage {
  userId: number
  tab: OrderTab
  /** Only what is older than this order of theirs; null begins with the newest. */
  before: string | null
  most: number
}

/** A user's orders of one tab, newest first. */
export async function findOrdersOf(
  { pool, prisma }: { pool: Pool; prisma: PrismaClient },
  page: OrderPage,
  now: Date,
) {
  const { rows } = await pool.query<{ id: number; orderNo: string; mayBeCharged: boolean }>({
    name: `find_orders_${page.tab}`,
    text: `SELECT o.id, o.order_no AS "orderNo", ${orderMayBeCharged} AS "mayBeCharged"
      FROM orders o WHERE o.user_id = $1 AND $2::timestamptz IS NOT NULL AND ${tabConditions[page.tab]}
        AND ($3::text IS NULL OR o.id < (SELECT b.id FROM orders b WHERE b.order_no = $3 AND b.user_id = $1))
      ORDER BY o.id DESC LIMIT $4`,
    values: [page.userId, now, page.before, page.most],
  })
  if (rows.length === 0) return []
  const orders = await prisma.order.findMany({
    select: summaryFields,
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
  })
  const unsure = new Set(rows.filter((row) => row.mayBeCharged).map(({ orderNo }) => orderNo))
  return orders.map((order) => ({ ...order, mayBeCharged: unsure.has(order.orderNo) }))
}

/** How many of a user's orders wait in each tab. */
export async function countOrdersOf(pool: Pool, userId: number, now: Date): Promise<OrderCounts> {
  const { rows } = await pool.query<OrderCounts>({
    name: 'count_orders_of',
    text: `SELECT count(*) FILTER (WHERE ${tabConditions.to_pay})::int AS to_pay,
        count(*) FILTER (WHERE ${tabConditions.to_ship})::int AS to_ship,
        count(*) FILTER (WHERE ${tabConditions.to_receive})::int AS to_receive,
        count(*) FILTER (WHERE ${isUnderWay})::int AS after_sale
      FROM orders o WHERE o.user_id = $1`,
    values: [userId, now],
  })
  return rows[0] ?? { to_pay: 0, to_ship: 0, to_receive: 0, after_sale: 0 }
}

export interface OrderName {
  userId: number
  orderNo: string
}

export async function findOrderOf(
  { pool, prisma }: { pool: Pool; prisma: PrismaClient },
  { userId, orderNo }: OrderName,
) {
  // Before the order itself: what is settled in between is then shown as paid, never as waiting to be paid.
  const { rows } = await pool.query<{ mayBeCharged: boolean }>({
    name: 'order_may_be_charged',
    text: `SELECT ${orderMayBeCharged} AS "mayBeCharged" FROM orders o WHERE o.order_no = $1 AND o.user_id = $2`,
    values: [orderNo, userId],
  })
  const order = await prisma.order.findFirst({
    select: {
      ...summaryFields,
      goodsFen: true,
      discountFen: true,
      coupon: { select: { coupon: { select: { title: true } } } },
      recipient: true,
      phone: true,
      region: true,
      detail: true,
      remark: true,
      paidAt: true,
      parcel: { select: { carrier: true, trackingNo: true, shippedAt: true } },
    },
    where: { orderNo, userId },
  })
  return order && { ...order, mayBeCharged: rows[0]?.mayBeCharged ?? false }
}

/** Whether the user has an order of this number. */
export async function hasOrder(pool: Pool, of: OrderName): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'has_order',
    text: 'SELECT FROM orders WHERE order_no = $1 AND user_id = $2',
    values: [of.orderNo, of.userId],
  })
  return rowCount === 1
}

// An order has a few dozen at most, unless somebody plays with its cashier.
const maxEvents = 300

/** What happened to a user's order, oldest first. */
export async function findEventsOf(pool: Pool, of: OrderName): Promise<OrderEventRow[]> {
  const { rows } = await pool.query<OrderEventRow>({
    name: 'find_events_of',
    text: `SELECT e.at, e.event, e.detail FROM order_events e JOIN orders o ON o.id = e.order_id
      WHERE o.order_no = $1 AND o.user_id = $2 ORDER BY e.id LIMIT $3`,
    values: [of.orderNo, of.userId, maxEvents],
  })
  return rows
}

export interface OrderedGoods {
  skuId: number
  quantity: number
  productTitle: string
  skuName: string
  picture: string
  /** What can be had of it now; null when it is not sold any more. */
  stockAvailable: number | null
}

/** The goods of a user's order with what can be had of them now; each SKU once. */
export async function findOrderedGoods(pool: Pool, of: OrderName): Promise<OrderedGoods[]> {
  const { rows } = await pool.query<OrderedGoods>({
    name: 'find_ordered_goods',
    text: `SELECT l.sku_id AS "skuId", sum(l.quantity)::int AS quantity, min(l.product_title) AS "productTitle",
        min(l.sku_name) AS "skuName", min(l.picture) AS picture,
        max(CASE WHEN p.on_sale THEN s.stock_available END) AS "stockAvailable"
      FROM orders o JOIN order_lines l ON l.order_id = o.id
        LEFT JOIN skus s ON s.id = l.sku_id LEFT JOIN products p ON p.id = s.product_id
      WHERE o.order_no = $1 AND o.user_id = $2 GROUP BY l.sku_id ORDER BY min(l.position)`,
    values: [of.orderNo, of.userId],
  })
  return rows
}
