import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openConnection, type Send } from './client'
import { visitsOf, type Merchant, type Path, type Side, type Visit, type Waiting } from './visits'

/** One measurement: visits to the orders `from` … `from + count`, round and round when `times` is more than one. */
export interface Load {
  databaseUrl: string
  merchant: Merchant
  port: number
  side: Side
  path: Path
  connections: number
  from: number
  count: number
  times?: number
  /** Given: no visit begins after so long, however many are left. */
  maxSeconds?: number
  /** Given: an open loop. So many visits begin each second, whether or not earlier ones have ended. */
  perSecond?: number
}

export interface Measured {
  perSecond: number
  p50Ms: number
  p99Ms: number
  maxMs: number
}

export type LoadAnswer = { measured: Measured } | { failed: string }

process.on('message', (load: Load) => {
  run(load).then(
    (measured) => process.send?.({ measured } satisfies LoadAnswer),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies LoadAnswer),
  )
})
process.send?.('listening')

async function run(load: Load): Promise<Measured> {
  const rows = await waitingOrders(load)
  if (rows.length !== load.count) throw new Error(`there are only ${rows.length} of ${load.count} orders`)
  const once = await visitsOf(load.path, { ...load, rows })
  const visits = Array.from({ length: load.times ?? 1 }, () => once).flat()
  const open = await Promise.all(Array.from({ length: load.connections }, () => openConnection(load.port)))
  const sends = open.map(({ send }) => send)
  try {
    const begunAt = performance.now()
    const took = load.perSecond
      ? await openLoop(sends, visits, load.perSecond)
      : await closedLoop(sends, visits, load.maxSeconds)
    const seconds = (performance.now() - begunAt) / 1_000
    took.sort((a, b) => a - b)
    const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? NaN
    return { perSecond: took.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
  } finally {
    for (const { close } of open) close()
  }
}

/** Each connection makes its next visit when its last has ended. */
async function closedLoop(sends: Send[], visits: Visit[], maxSeconds = Infinity): Promise<number[]> {
  const took: number[] = []
  const endsAt = performance.now() + maxSeconds * 1_000
  let next = 0
  const shopper = async (send: Send) => {
    for (let visit = visits[next++]; visit; visit = visits[next++]) {
      const begunAt = performance.now()
      await visit(send)
      const endedAt = performance.now()
      took.push(endedAt - begunAt)
      if (endedAt > endsAt) return
    }
  }
  await Promise.all(sends.map(shopper))
  return took
}

/** Visits begin at their appointed times, and one that waits for a connection is already late. */
async function openLoop(sends: Send[], visits: Visit[], perSecond: number): Promise<number[]> {
  const took: number[] = []
  const idle = [...sends]
  const due: { visit: Visit; at: number }[] = []
  const running = new Set<Promise<void>>()
  const go = () => {
    for (let send = idle.pop(); send; send = idle.pop()) {
      const one = due.shift()
      if (!one) return void idle.push(send)
      const used = send
      const visiting = one.visit(used).then(() => {
        took.push(performance.now() - one.at)
        idle.push(used)
        running.delete(visiting)
        go()
      })
      running.add(visiting)
    }
  }
  const begunAt = performance.now()
  for (const [index, visit] of visits.entries()) {
    const at = begunAt + (index * 1_000) / perSecond
    while (performance.now() < at) await sleep(1)
    due.push({ visit, at })
    go()
  }
  while (running.size > 0) await Promise.all(running)
  return took
}

async function waitingOrders({ databaseUrl, from, count }: Load): Promise<Waiting[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Waiting>(
    `SELECT o.order_no AS "orderNo", p.out_trade_no AS "outTradeNo", p.openid, o.user_id AS "userId", s.id AS sid
     FROM orders o JOIN payments p ON p.order_id = o.id JOIN sessions s ON s.user_id = o.user_id
     WHERE o.id >= $1 AND o.id < $2 ORDER BY o.id`,
    [from, from + count],
  )
  await client.end()
  return rows
}
