import { median } from './rounds'
import { rate, times, type Line } from './table'
import type { Pair, World } from './world'

const polled = 2_000
const perRound = 4_000
const connections = 32
const maxSeconds = 3

/** The shop with 1,000,000 orders of the past against the shop with 1,000: how much longer the same takes. */
export async function measureGrowth(world: World, rounds: number): Promise<Line[]> {
  const waiting = polled + perRound * (rounds + 1)
  const small = await world.openPair({ waiting, received: 1_000 })
  const large = await world.openPair({ waiting, received: 1_000_000 })
  const notify = (pair: Pair, round: number) =>
    pair.measure('shop', {
      path: 'notification',
      connections,
      from: 1 + polled + round * perRound,
      count: perRound,
    })
  const poll = (pair: Pair) =>
    pair.measure('shop', { path: 'status', connections, maxSeconds, from: 1, count: polled, times: 20 })
  const lines = [
    await line('notification, 1,000,000 orders to 1,000', { small, large, rounds, measure: notify }),
    await line('status poll, 1,000,000 orders to 1,000', { small, large, rounds, measure: poll }),
  ]
  await Promise.all([small.stop(), large.stop()])
  return lines
}

async function line(
  path: string,
  of: {
    small: Pair
    large: Pair
    rounds: number
    measure: (pair: Pair, round: number) => Promise<{ perSecond: number }>
  },
): Promise<Line> {
  const seen: { small: number; large: number }[] = []
  for (let round = 0; round <= of.rounds; round += 1) {
    const small = (await of.measure(of.small, round)).perSecond
    const large = (await of.measure(of.large, round)).perSecond
    if (round > 0) seen.push({ small, large })
  }
  const slower = median(seen.map(({ small, large }) => small / large))
  return {
    path,
    shop: rate(median(seen.map(({ large }) => large))),
    baseline: rate(median(seen.map(({ small }) => small))),
    result: `${times(slower)} × the time`,
    target: '≤ 1.30',
    isMet: slower <= 1.3,
  }
}
