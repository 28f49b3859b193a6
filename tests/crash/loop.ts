import { setTimeout as sleep } from 'node:timers/promises'
import { audit } from '../support/auditor'
import { hearEverything, drain } from './drain'
import { broken } from './promises'
import type { Instance } from './instance'
import { chanceFrom, type Chance } from './random'
import { live } from './shopper'
import type { CrashedShops } from './world'

/** WeChat's clock may not run away from the shop's, which lives in real time. */
const mostAheadMs = 15 * 60_000

/**
 * Kills the instances again and again while shoppers buy, and then lets everything come to its end. Returns all that
 * is wrong, a sentence each.
 */
export async function crashLoop(shops: CrashedShops, of: { rounds: number; seed: number; shoppers: number }) {
  const chance = chanceFrom(of.seed)
  const wrong: string[] = []
  for (const instance of shops.instances) await instance.open()
  shops.steer(chance)

  let kills = 0
  const isOver = () => kills >= of.rounds
  const killing = shops.instances.map(async (instance) => {
    const own = chance.fork()
    while (!isOver()) {
      await liveFor(instance, own)
      if (isOver()) return
      kills += 1
      await instance.kill()
      shops.steer(own)
      wrong.push(...(await audit(shops.database.pool, shops.simulator.books, { isQuiet: false })))
      await instance.open()
      shops.steer(own)
    }
  })
  const living = Array.from({ length: of.shoppers }, () => live(shops, chance.fork(), isOver))
  const telling = tellAgain(shops, isOver)
  await Promise.all([...killing, ...living, telling])
  await end(shops, wrong)
  return { wrong: [...new Set(wrong)], kills }
}

/** A life is as long as some answers, however slow the machine, and ends in the middle of others. */
async function liveFor(instance: Instance, chance: Chance): Promise<void> {
  const answers = chance.between(0, 30)
  for (const deadline = performance.now() + 4_000; performance.now() < deadline; await sleep(5)) {
    if (instance.answers >= answers) break
  }
  await sleep(chance.between(0, 60))
}

/** WeChat's schedule, a little faster than real time. */
async function tellAgain({ simulator }: CrashedShops, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await sleep(500)
    if (simulator.books.advancedMs < mostAheadMs) await simulator.control.advanceClock(5_000)
  }
}

async function end(shops: CrashedShops, wrong: string[]): Promise<void> {
  const { database, instances, simulator } = shops
  // All at once, as when the machine goes; then one of them comes back and hears what it missed.
  await Promise.all(instances.map((instance) => instance.kill()))
  const [first] = instances
  await first.open()
  simulator.control.setUpstream(first.origin)
  await hearEverything(shops)
  if ((await first.stop()) !== 0) wrong.push('the shop did not stop when it was asked to')

  const failures = await drain(shops)
  wrong.push(...failures.map((failure) => `a job failed: ${String(failure)}`))
  wrong.push(...(await audit(database.pool, simulator.books, { isQuiet: true, initialStock: shops.stock })))
  wrong.push(...(await broken(database.pool, shops.promises)).map((one) => `I12: told, and not so: ${one}`))
  wrong.push(...shops.complaints.map((line) => `the log says: ${line.slice(0, 600)}`))
}
