import type { Pool } from 'pg'
import { cancelOrder } from '@/lib/payment/cancel-order'
import { decideRefund } from '@/lib/payment/decide-refund'
import { requestRefund } from '@/lib/payment/request-refund'
import { inspect } from '../../support/inspect'
import { liveThrough } from '../../support/jobs'
import { credit, moneyOf } from '../../support/money'
import { one, type TestOrder } from '../../support/orders'
import { createPayWorld, type PayWorld } from '../../support/pay-world'

export interface AuditedWorld extends PayWorld {
  initialStock: ReadonlyMap<number, number>
}

/**
 * A shop with one of everything the auditor looks at: an order paid from both sources and refunded in part, one paid
 * from the balance, one with a coupon that holds balance and waits, one cancelled and paid all the same.
 */
export async function createAuditedWorld(): Promise<AuditedWorld> {
  const world = await createPayWorld()
  const { server, simulator } = world
  const mixed = await world.order(3000)
  await credit(server, mixed, 2000)
  await world.start(mixed, { useBalance: true })
  simulator.control.pay((await inspect(world).only(mixed)).out_trade_no)
  await simulator.control.idle()
  await refund(world, mixed, 1500)
  await liveThrough(world, 120_000)
  await world.start(await world.order(300), { useBalance: true })

  const cancelled = await world.order(900)
  await world.start(cancelled, { useBalance: true })
  const { out_trade_no: late } = await inspect(world).only(cancelled)
  await cancelOrder(server, { userId: cancelled.userId, orderNo: cancelled.orderNo })
  simulator.control.pay(late)
  await liveThrough(world, 180_000)

  const waiting = await world.order(800)
  await redeemCoupon(server.pool, waiting)
  await world.start(waiting, { useBalance: true })
  if ((await moneyOf(server).balance(waiting)).held !== 200) throw new Error('not what was meant')
  return Object.assign(world, { initialStock: await stockOf(server.pool) })
}

async function refund(world: PayWorld, order: TestOrder, amountFen: number): Promise<void> {
  const { server } = world
  const { userId, orderNo } = order
  await requestRefund(server, { userId, orderNo, amountFen, reason: '不想要了', requestKey: 'once' })
  const [asked] = await moneyOf(server).refunds(order)
  if (!asked) throw new Error('no refund')
  const answer = { outRefundNo: asked.out_refund_no, approve: true, operator: '小王', decision: '同意' }
  await decideRefund(server, answer)
}

async function redeemCoupon(pool: Pool, { orderId, userId }: TestOrder): Promise<void> {
  const coupon = await one<{ id: number }>(
    pool,
    `WITH c AS (INSERT INTO coupons (slug, title, kind, amount_fen, threshold_fen, starts_at, ends_at)
       VALUES ('ten', '满减', 'fixed', 10, 0, now() - interval '1 day', now() + interval '1 day') RETURNING id)
     INSERT INTO user_coupons (coupon_id, user_id, claimed_at, order_id, redeemed_at)
     SELECT id, $2, now(), $1, now() FROM c RETURNING id`,
    [orderId, userId],
  )
  await pool.query(
    'UPDATE orders SET user_coupon_id = $2, discount_fen = 10, goods_fen = total_fen + 10 WHERE id = $1',
    [orderId, coupon.id],
  )
}

/** insertOrder() writes SKUs with 100 available and 1 reserved. */
async function stockOf(pool: Pool): Promise<ReadonlyMap<number, number>> {
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM skus')
  return new Map(rows.map(({ id }) => [id, 101]))
}

/** Lets a database be damaged: what forbids it is taken away. */
export async function dropConstraints(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; owner: string }>(
    `SELECT c.conname AS name, c.conrelid::regclass::text AS owner FROM pg_constraint c
     WHERE c.contype IN ('c', 'u', 'p') AND c.connamespace = 'public'::regnamespace`,
  )
  for (const { name, owner } of rows) {
    await pool.query(`ALTER TABLE ${owner} DROP CONSTRAINT "${name}" CASCADE`)
  }
  const unique = await pool.query<{ name: string }>(
    `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of unique.rows) await pool.query(`DROP INDEX ${name}`)
}
