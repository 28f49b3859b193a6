import { afterAll, beforeAll, expect, test } from 'vitest'
import { crashLoop } from '../crash/loop'
import { createCrashedShops, type CrashedShops } from '../crash/world'
import { one } from '../support/orders'

/** By hand: `npm run test:crash -- --rounds 200 --seed 7`. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 24)
const seed = Number(process.env.CRASH_SEED ?? 20_261_124)

let shops: CrashedShops
beforeAll(async () => {
  shops = await createCrashedShops()
})
afterAll(() => shops.stop())

test(
  `K17: killed ${rounds} times at random while people buy: no money is lost, and what was said is so`,
  { timeout: 120_000 + rounds * 5_000 },
  async () => {
    const { wrong, kills } = await crashLoop(shops, { rounds, seed, shoppers: 10 })
    const done = await countOf()
    console.info({ seed, kills, unanswered: shops.unanswered, promises: shops.promises.length, ...done })
    expect(wrong).toEqual([])
    expect(kills).toBe(rounds)

    // It was not quiet: every kind of thing happened, and kills fell into the middle of some.
    expect(shops.unanswered).toBeGreaterThan(rounds / 4)
    expect(done.paid).toBeGreaterThan(rounds / 2)
    expect(done.fromBalance).toBeGreaterThan(0)
    expect(done.refunded).toBeGreaterThan(0)
    expect(done.strays).toBeGreaterThan(0)
  },
)

function countOf(): Promise<Record<'orders' | 'paid' | 'fromBalance' | 'refunded' | 'strays', number>> {
  return one(
    shops.database.pool,
    `SELECT (SELECT count(*)::int FROM orders) AS orders,
       (SELECT count(*)::int FROM orders WHERE state = 'paid') AS paid,
       (SELECT count(*)::int FROM payments WHERE captured AND balance_fen > 0) AS "fromBalance",
       (SELECT count(*)::int FROM refunds WHERE state = 'succeeded' AND cause = 'requested') AS refunded,
       (SELECT count(*)::int FROM refunds WHERE cause <> 'requested') AS strays`,
  )
}
