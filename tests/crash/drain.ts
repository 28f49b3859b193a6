import { pino } from 'pino'
import { createServer } from '@/lib/server'
import { sweepJobs } from '@/lib/store/watch'
import { adjustableClock } from '../support/clock'
import { runDueJobs } from '../support/jobs'
import type { CrashedShops } from './world'

/** How far time is moved at each step: past every plan of the janitor, and past the orders' time to be paid. */
const stepsMs = [10, 60, 90, 400, 1900, 90, 400, 700, 1900, 3700].map((seconds) => seconds * 1000)

/** WeChat goes on telling what it was not answered, to a shop that is there again. */
export async function hearEverything({ simulator }: CrashedShops): Promise<void> {
  const untold = () => [...simulator.books.jobs.values()].some(({ state }) => state === 'pending')
  for (let step = 0; step < 40 && untold(); step += 1) await simulator.control.advanceClock(15_000)
  if (untold()) throw new Error('WeChat still has something to tell')
}

/**
 * Brings everything to its end: the jobs of the queue, and those that died with their worker, on a clock that runs
 * ahead. Returns the errors of jobs.
 */
export async function drain({ database, env, simulator }: CrashedShops): Promise<unknown[]> {
  const clock = adjustableClock()
  const log = pino({ level: 'silent' })
  const server = createServer(env, { clock, log, pool: database.pool })
  const failures: unknown[] = []
  // What died with its worker stays locked for four hours; the sweep alone has to make up for it.
  await database.pool.query('DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL')
  for (const ms of stepsMs) {
    clock.advance({ ms })
    await simulator.control.advanceClock(ms)
    await sweepJobs(database.pool, clock.now())
    failures.push(...(await runDueJobs(server)).errors)
  }
  await server.prisma.$disconnect()
  return failures
}
