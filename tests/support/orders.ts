import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import { openPayment, type NewPayment } from '@/lib/store/payments'

export const digits = (n: number) => Array.from({ length: n }, () => randomInt(1, 10)).join('')

export interface TestOrder {
  userId: number
  openid: string
  orderId: number
  orderNo: string
}

/** A shopper with one waiting order of one line, written straight into the tables. */
export async function insertOrder(
  pool: Pool,
  of: { totalFen: number; openid?: string; appid?: string; now: Date; ttlMinutes?: number },
): Promise<TestOrder> {
  const openid = of.openid ?? `o${digits(20)}`
  const orderNo = digits(20)
  const user = await one<{ id: number }>(
    pool,
    `INSERT INTO users (appid, openid, created_at) VALUES ($1, $2, $3)
     ON CONFLICT (appid, openid) DO UPDATE SET openid = excluded.openid RETURNING id`,
    [of.appid ?? 'wx0000000000000001', openid, of.now],
  )
  const sku = await insertSku(pool, of.totalFen)
  const order = await one<{ id: number }>(
    pool,
    `INSERT INTO orders (order_no, user_id, state, total_fen, goods_fen, checkout_key, recipient, phone, region, detail,
       remark, placed_at, expires_at)
     VALUES ($1, $2, 'awaiting_payment', $3, $3, $1, '李雷', '13800000000', '广东省深圳市', '科技路 1 号', '', $4, $5)
     RETURNING id`,
    [orderNo, user.id, of.totalFen, of.now, new Date(of.now.getTime() + (of.ttlMinutes ?? 30) * 60_000)],
  )
  await pool.query(
    `INSERT INTO order_lines (order_id, position, sku_id, product_slug, product_title, sku_name, picture, unit_price_fen, quantity)
     VALUES ($1, 1, $2, 'teapot', '茶壶', '白色', '/products/teapot.svg', $3, 1)`,
    [order.id, sku, of.totalFen],
  )
  return { userId: user.id, openid, orderId: order.id, orderNo }
}

async function insertSku(pool: Pool, priceFen: number): Promise<number> {
  const slug = `t${digits(12)}`
  const category = await one<{ id: number }>(
    pool,
    `INSERT INTO categories (slug, name, position) VALUES ($1, '茶', 1) RETURNING id`,
    [slug],
  )
  const product = await one<{ id: number }>(
    pool,
    `INSERT INTO products (category_id, slug, title, subtitle, description, picture, position)
     VALUES ($1, $2, '茶壶', '', '', '/products/teapot.svg', 1) RETURNING id`,
    [category.id, slug],
  )
  const sku = await one<{ id: number }>(
    pool,
    `INSERT INTO skus (product_id, name, price_fen, stock_available, stock_reserved, position)
     VALUES ($1, '白色', $2, 100, 1, 1) RETURNING id`,
    [product.id, priceFen],
  )
  return sku.id
}

/** An attempt to pay such an order, `opened`; `of` replaces what does not suit the test. */
export async function insertPayment(
  pool: Pool,
  order: TestOrder,
  of: Pick<NewPayment, 'outTradeNo' | 'totalFen' | 'appid' | 'mchid' | 'openedAt'> & Partial<NewPayment>,
): Promise<void> {
  const opened = await openPayment(pool, {
    orderId: order.orderId,
    attempt: 1,
    protocol: 'v2',
    signType: 'HMAC-SHA256',
    openid: order.openid,
    balanceFen: 0,
    description: '茶壶',
    clientIp: '203.0.113.7',
    notifyUrl: 'https://mall.example.com/pay/notify/v2/payment',
    nonceStr: 'n',
    expiresAt: new Date(of.openedAt.getTime() + 3_600_000),
    ...of,
  })
  if (opened === null) throw new Error('the order takes no such attempt')
}

/** The first row of a statement that must have one. */
export async function one<T extends object>(pool: Pool, text: string, values: unknown[] = []): Promise<T> {
  const { rows } = await pool.query<T>(text, values)
  const row = rows[0]
  if (!row) throw new Error('the statement returned no row')
  return row
}
