import { expect } from 'vitest'
import { isAppError } from '@/lib/reply'
import { receiveNotification } from '@/lib/payment/receive-notification'
import { watchRefund } from '@/lib/payment/watch-refund'
import { createServer, type Server } from '@/lib/server'
import { openPool } from '@/lib/store/database'
import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { credit } from './money'
import { one, type TestOrder } from './orders'
import type { PayWorld } from './pay-world'

/** Each race is run so many times, because one lucky interleaving proves nothing. */
export const rounds = 20

/** Several instances of one shop: each has the connections a process of its own would have. */
export interface Instances {
  /** The n-th, counted around. */
  of(n: number): Server
  stop(): Promise<void>
}

export function openInstances(world: PayWorld, count: number): Instances {
  const { env, clock, log } = world.server
  const instances = Array.from({ length: count }, () =>
    createServer(env, {
      clock,
      log,
      pool: openPool(env.databaseUrl, log),
      gateway: createV2Gateway(env, clock),
    }),
  )
  return {
    of(n) {
      const instance = instances[n % count]
      if (!instance) throw new Error('no instance')
      return instance
    },
    async stop() {
      for (const { prisma, pool } of instances) {
        await prisma.$disconnect()
        await pool.end()
      }
    },
  }
}

/** Lets all of these go at once and counts what they came to: a returned word, or the code of a refusal. */
export async function tally(acts: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const ends = await Promise.allSettled(acts)
  const counts: Record<string, number> = {}
  for (const end of ends) {
    if (end.status === 'rejected' && !isAppError(end.reason)) throw end.reason
    const word = end.status === 'fulfilled' ? wordOf(end.value) : String(Reflect.get(end.reason, 'code'))
    counts[word] = (counts[word] ?? 0) + 1
  }
  return counts
}

function wordOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { status, outcome, verdict }: { status?: unknown; outcome?: unknown; verdict?: unknown } = value
  return String(status ?? outcome ?? verdict)
}

/** `count` of something at once. */
export const times = <T>(count: number, act: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => act(n))

let shoppers = 0

/** A shopper nobody else plays, so that balances do not mix, with balance and an order of this price. */
export async function freshOrder(
  world: PayWorld,
  of: { totalFen?: number; balanceFen?: number } = {},
): Promise<TestOrder> {
  shoppers += 1
  const key = `racer${shoppers}`
  world.simulator.control.addShopper({ key, nickname: '测试', zh: '', en: '' })
  world.simulator.control.useShopper(key)
  const order = await world.order(of.totalFen)
  if (of.balanceFen) await credit(world.server, order, of.balanceFen)
  return order
}

/** The shopper pays at WeChat, and WeChat tells nobody by itself. */
export function payUntold(
  world: PayWorld,
  outTradeNo: string,
): ReturnType<PayWorld['simulator']['control']['pay']> {
  world.simulator.control.nextNotification({ lost: true })
  return world.simulator.control.pay(outTradeNo)
}

/** One notification of a payment as it would arrive: every copy has a nonce of its own. */
export async function letterOf(world: PayWorld, outTradeNo: string): Promise<Uint8Array> {
  world.simulator.control.dropNotifications(1)
  const delivery = await world.simulator.control.resendNotification(outTradeNo)
  if (delivery?.outcome !== 'dropped') throw new Error(`no notification of ${outTradeNo}`)
  return Buffer.from(delivery.body)
}

/** The notification reaches this instance. */
export function tell(server: Server, body: Uint8Array) {
  return receiveNotification(server, { headers: new Headers(), body, requestId: 'race' })
}

/** Brings the order's refunds to their end, as the janitor and WeChat's notification do. */
export async function finishRefunds(world: PayWorld, { orderId }: TestOrder): Promise<void> {
  for (let round = 1; round <= 3; round += 1) {
    const { rows } = await world.server.pool.query<{ id: number }>(
      `SELECT id FROM refunds WHERE order_id = $1 AND state IN ('approved', 'processing')`,
      [orderId],
    )
    for (const { id } of rows) await watchRefund(world.server, id)
    if (rows.length > 0) await world.advance(61_000)
  }
}

/** The shop's own self-check finds nothing, and WeChat's books say the same of this order as ours (I1–I5, I8). */
export async function expectBooksAgree(world: PayWorld, { orderNo, orderId }: TestOrder): Promise<void> {
  const { rows } = await world.server.pool.query('SELECT * FROM ledger_violations(0)')
  expect(rows).toEqual([])
  const { fen } = await one<{ fen: number }>(
    world.server.pool,
    `SELECT coalesce(-sum(l.amount_fen), 0)::int AS fen FROM journal_lines l JOIN journals j ON j.id = l.journal_id
     WHERE j.order_id = $1 AND l.account = 'wechat_clearing'`,
    [orderId],
  )
  expect(fen).toBe(keptByWechat(world, orderNo))
}

/** What WeChat holds of an order's money: paid, less what went back. */
function keptByWechat({ simulator }: PayWorld, orderNo: string): number {
  const paid = [...simulator.books.orders.values()]
    .filter(({ out_trade_no, payment }) => out_trade_no.startsWith(orderNo) && payment)
    .reduce((sum, { totalFen }) => sum + totalFen, 0)
  const refunded = [...simulator.books.refunds.values()]
    .filter(({ out_trade_no, status }) => out_trade_no.startsWith(orderNo) && status === 'SUCCESS')
    .reduce((sum, { refundFen }) => sum + refundFen, 0)
  return paid - refunded
}
