import { compare } from './rounds'
import { ms, type Line } from './table'
import type { World } from './world'

const perSecond = 200
const rounds = 5

/** 99 of 100 notifications are answered within what, when 200 arrive each second whatever happens to them. */
export async function measureLatency(world: World, { seconds }: { seconds: number }): Promise<Line> {
  const count = Math.ceil((perSecond * seconds) / rounds)
  const pair = await world.openPair({ waiting: count * (rounds + 1), received: 0 })
  const load = { path: 'notification', connections: 32, count, perSecond } as const
  const { shop, bare } = await compare(
    rounds,
    (side, round) => pair.measure(side, { ...load, from: 1 + round * count }),
    ({ p99Ms }) => p99Ms,
  )
  await pair.stop()
  return {
    path: `notification p99 at ${perSecond}/s`,
    shop: ms(shop),
    baseline: ms(bare),
    result: `+${ms(shop - bare)}`,
    target: '≤ +25 ms',
    isMet: shop - bare <= 25,
  }
}
