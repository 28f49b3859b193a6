import type { Pool } from 'pg'
import { createServer, type Server } from '@/lib/server'
import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { one } from '../../support/orders'
import { createPayWorld, type PayWorld } from '../../support/pay-world'
import type { Control } from '../../simulator/index'
import type { Books } from '../../simulator/books'
import { createCutPool, type CutPool } from './cut-pool'

export interface ModelShopper {
  userId: number
  openid: string
}

/** The shop, WeChat and two shoppers, as the commands of one run find them. */
export interface ModelWorld {
  /** A process of the shop. After a restart another one; notifications still reach the first, as with two processes. */
  server: Server
  /** The database, for looking on. */
  pool: Pool
  cut: CutPool
  control: Control
  books: Books
  shoppers: ModelShopper[]
  skuIds: number[]
  /** Each shopper has one. */
  couponId: number
  initialStock: ReadonlyMap<number, number>
  /** Moves our clock and WeChat's. */
  advance(ms: number): Promise<void>
  /** Moves our clock alone. */
  jump(ms: number): void
  restart(): void
  /** Empties everything for the next run. */
  begin(): Promise<void>
  stop(): Promise<void>
}

const stocks = [1, 3, 8] as const
export const pricesFen = [2990, 1500, 890] as const

export async function createModelWorld(): Promise<ModelWorld> {
  const pay = await createPayWorld()
  const { server, simulator } = pay
  const pool = server.pool
  const cut = createCutPool(pool)
  server.pool = cut.pool
  let skewMs = 0

  const world: ModelWorld = {
    server,
    pool,
    cut,
    control: simulator.control,
    books: simulator.books,
    shoppers: [],
    skuIds: [],
    couponId: 0,
    initialStock: new Map(),
    advance: (ms) => pay.advance(ms),
    jump(ms) {
      skewMs += ms
      server.clock.advance({ ms })
    },
    restart() {
      const { env, clock, log, prisma, oauth } = server
      const gateway = createV2Gateway(env, clock)
      world.server = createServer(env, { clock, log, prisma, oauth, gateway, pool: cut.pool })
    },
    async begin() {
      cut.mend()
      world.jump(-skewMs)
      world.server = server
      await simulator.control.startAfresh()
      simulator.control.holdNotifications()
      await emptyTables(pool)
      Object.assign(world, await furnish(pay, pool))
    },
    stop: () => pay.stop(),
  }
  return world
}

const tables = [
  'graphile_worker._private_jobs',
  'journal_lines',
  'journals',
  'balances',
  'refunds',
  'fulfilments',
  'payments',
  'notifications',
  'exceptions',
  'order_events',
  'order_lines',
  'orders',
  'user_coupons',
  'coupons',
  'skus',
  'products',
  'categories',
  'addresses',
  'users',
  'ledger_halts',
  'ledger_checks',
]

/**
 * What is append-only for the shop is emptied between runs all the same: every run is a shop's whole life. Few rows
 * are deleted much faster than as many tables truncated.
 */
async function emptyTables(pool: Pool): Promise<void> {
  const deletions = tables.map((table) => `DELETE FROM ${table}`).join('; ')
  await pool.query(`BEGIN; SET LOCAL session_replication_role = replica; ${deletions}; COMMIT`)
}

/** Two shoppers with a coupon each, and three SKUs of which the first is one of a kind. */
async function furnish(pay: PayWorld, pool: Pool) {
  const { server, simulator } = pay
  const now = server.clock.now()
  const category = await one<{ id: number }>(
    pool,
    `INSERT INTO categories (slug, name, position) VALUES ('tea', '茶', 1) RETURNING id`,
  )
  const product = await one<{ id: number }>(
    pool,
    `INSERT INTO products (category_id, slug, title, subtitle, description, picture, position)
     VALUES ($1, 'teapot', '茶壶', '', '', '/products/teapot.svg', 1) RETURNING id`,
    [category.id],
  )
  const skus = await pool.query<{ id: number; stock: number }>(
    `INSERT INTO skus (product_id, name, price_fen, stock_available, position)
     SELECT $1, '第 ' || n, price, stock, n FROM unnest($2::int[], $3::int[]) WITH ORDINALITY AS s(price, stock, n)
     RETURNING id, stock_available AS stock`,
    [product.id, pricesFen, stocks],
  )
  const coupon = await one<{ id: number }>(
    pool,
    `INSERT INTO coupons (slug, title, kind, amount_fen, threshold_fen, starts_at, ends_at)
     VALUES ('five', '满减', 'fixed', 500, 1000, $1::timestamptz - interval '2 days', $1::timestamptz + interval '9 days')
     RETURNING id`,
    [now],
  )
  const shoppers: ModelShopper[] = []
  for (const key of ['model-a', 'model-b']) {
    const openid = simulator.control.addShopper({ key, nickname: key, zh: key, en: key })
    const shopper = await one<{ userId: number }>(
      pool,
      `WITH u AS (INSERT INTO users (appid, openid, created_at) VALUES ($1, $2, $3) RETURNING id)
       INSERT INTO user_coupons (coupon_id, user_id, claimed_at) SELECT $4, u.id, $3 FROM u
       RETURNING user_id AS "userId"`,
      [server.env.appid, openid, now, coupon.id],
    )
    shoppers.push({ openid, ...shopper })
  }
  return {
    shoppers,
    couponId: coupon.id,
    skuIds: skus.rows.map(({ id }) => id),
    initialStock: new Map(skus.rows.map(({ id, stock }) => [id, stock])),
  }
}
