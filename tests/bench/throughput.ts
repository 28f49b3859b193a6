import { compare, type Compared } from './rounds'
import { rate, times, type Line } from './table'
import type { Pair, World } from './world'

const connections = 32

/** A round ends after so long, or when its orders are used up; the first, which only warms up, may take longer. */
const secondsOf = (round: number) => (round === 0 ? 9 : 3)
const perRound = 5_000

/** Waiting orders that nobody pays, for polls; and those that are paid first, to be told of again and again. */
const polled = 2_000
const repeated = 1_000

/** Paid before: PostgreSQL plans badly for a table that was empty when it counted its rows, and counts once a minute. */
const received = 10_000

/** The hot paths against the baseline. */
export async function measureThroughput(world: World, rounds: number): Promise<Line[]> {
  const pair = await world.openPair({ waiting: polled + repeated + perRound * (rounds + 1), received })
  const lines = [
    line('payment notification', await notifications(pair, rounds), 0.7),
    line('duplicate notification', await duplicates(pair, rounds), 0.85),
    line('order status poll', await polls(pair, rounds), 0.6),
    line('place order + start payment', await orders(pair, { rounds, connections }), 0.5),
  ]
  // No connection to the database is held while WeChat is asked: ten of them would end at 125 starts a second.
  world.delayWechat(80)
  const slow = await orders(pair, { rounds, connections: 128 })
  world.delayWechat(0)
  lines.push(line('the same, WeChat takes 80 ms, 128 connections', slow, 0.5))
  await pair.stop()
  return lines
}

/** Every one pays an order of its own. */
function notifications(pair: Pair, rounds: number): Promise<Compared> {
  const load = { path: 'notification', connections, count: perRound } as const
  return compare(rounds, (side, round) => {
    const from = 1 + polled + repeated + round * perRound
    return pair.measure(side, { ...load, from, maxSeconds: secondsOf(round) })
  })
}

/** The same bytes of one payment again, long after it was settled. */
async function duplicates(pair: Pair, rounds: number): Promise<Compared> {
  const load = { path: 'notification', connections, from: 1 + polled, count: repeated } as const
  for (const side of ['shop', 'bare'] as const) await pair.measure(side, load)
  return compare(rounds, (side, round) =>
    pair.measure(side, { ...load, times: 20, maxSeconds: secondsOf(round) }),
  )
}

function polls(pair: Pair, rounds: number): Promise<Compared> {
  const load = { path: 'status', connections, from: 1, count: polled, times: 20 } as const
  return compare(rounds, (side, round) => pair.measure(side, { ...load, maxSeconds: secondsOf(round) }))
}

function orders(pair: Pair, how: { rounds: number; connections: number }): Promise<Compared> {
  const load = { path: 'order', connections: how.connections, from: 1, count: perRound } as const
  return compare(how.rounds, (side, round) => pair.measure(side, { ...load, maxSeconds: secondsOf(round) }))
}

function line(path: string, { shop, bare, ratio }: Compared, target: number): Line {
  const isMet = ratio >= target
  return {
    path,
    shop: rate(shop),
    baseline: rate(bare),
    result: times(ratio),
    target: `≥ ${times(target)}`,
    isMet,
  }
}
