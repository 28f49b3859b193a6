import { readEnv } from '@/lib/env'
import { sessionCookie } from '@/lib/session-cookie'
import { insertSession } from '@/lib/store/sessions'
import { virtualClock } from '../simulator/index'
import { lightShop } from '../crash/instance'
import { createTestDatabase } from './database'
import { testEnv } from './env'
import { insertOrder, one, type TestOrder } from './orders'
import { startPgGate, type PgGate } from './pg-gate'
import { startSimulatedShop, type SimulatedShop } from './simulated-shop'

/**
 * The shop without Next, which has no part in this and takes seconds to start, behind a wire to its database that a
 * test can freeze, so that it can be killed at any step.
 */
export interface CrashWorld {
  gate: PgGate
  shop: SimulatedShop
  order(): Promise<TestOrder>
  /** What the cashier's button does; null when the shop died over it. */
  start(order: TestOrder): Promise<{ status: number; body: unknown } | null>
  /** What the page asks while it waits. */
  poll(order: TestOrder): Promise<{ status: number; body: unknown } | null>
  /** SIGKILL now, then a fresh process on the same data. */
  crash(): Promise<void>
  stop(): Promise<void>
}

export async function createCrashWorld(): Promise<CrashWorld> {
  const database = await createTestDatabase()
  const gate = await startPgGate(database.url)
  const shop = await startSimulatedShop({
    database: { ...database, url: gate.url },
    simulator: { clock: virtualClock() },
    command: [lightShop],
    // The steps counted here are the request's alone.
    env: { JOBS: 'apart' },
  })
  const env = readEnv(testEnv({ PUBLIC_ORIGIN: shop.origin }))
  const openid = shop.simulator.control.openid()

  async function ask({ userId }: TestOrder, path: string, init: RequestInit) {
    const sid = await insertSession(database.pool, { userId, now: new Date() })
    const [cookie = ''] = (await sessionCookie(env, sid)).split(';', 1)
    const headers = { cookie, 'content-type': 'application/json', origin: shop.origin }
    const answer = await fetch(`${shop.shop.origin}${path}`, { ...init, headers }).catch(() => null)
    return answer && { status: answer.status, body: await answer.json() }
  }

  return {
    gate,
    shop,
    order: () =>
      insertOrder(database.pool, {
        totalFen: 3990,
        appid: env.appid,
        openid,
        now: new Date(),
        ttlMinutes: 60,
      }),
    start: (order) =>
      ask(order, '/pay/unifiedorder', { method: 'POST', body: JSON.stringify({ orderNo: order.orderNo }) }),
    poll: (order) => ask(order, `/pay/${order.orderNo}/status`, {}),
    async crash() {
      await shop.shop.kill()
      gate.disarm()
      await shop.restart()
    },
    async stop() {
      await shop.stop()
      await gate.stop()
    },
  }
}

/** Everything about one order that must be right in the end, from our books and from WeChat's. */
export async function reckon(world: CrashWorld, order: TestOrder) {
  const ours = await one<{ state: string; payments: string[]; settled: number; exceptions: number }>(
    world.shop.database.pool,
    `SELECT o.state::text,
       (SELECT array_agg(p.out_trade_no || ' ' || p.state ORDER BY p.attempt) FROM payments p WHERE p.order_id = o.id) AS payments,
       (SELECT count(*)::int FROM order_events e WHERE e.order_id = o.id AND e.event = 'settled') AS settled,
       (SELECT count(*)::int FROM exceptions) AS exceptions
     FROM orders o WHERE o.id = $1`,
    [order.orderId],
  )
  const charged = [...world.shop.simulator.books.orders.values()].filter(
    ({ out_trade_no, payment }) => out_trade_no.startsWith(order.orderNo) && payment,
  )
  return { ...ours, charged: charged.map(({ out_trade_no }) => out_trade_no) }
}
