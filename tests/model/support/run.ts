import fc, { type Arbitrary } from 'fast-check'
import { expect } from 'vitest'
import { checkLedger } from '@/lib/payment/check-ledger'
import { nextJobAt, runJobs } from './jobs'
import { checkWorld, newModel, type Model } from './model'
import { firstSteps } from './arbitraries'
import { commandOf, liveOneStep, type Step } from './step'
import type { ModelWorld } from './world'

export interface RunOptions {
  runs: number
  seed: number
  /** Continues or repeats a failure that was printed. */
  path?: string
}

/** Many lives of a shop, each of up to 25 steps and the quiet after them. */
export async function checkRuns(
  world: ModelWorld,
  steps: Arbitrary<Step>,
  options: RunOptions,
): Promise<void> {
  const command = steps.map(commandOf)
  const lives = fc.commands([command], { maxCommands: 22, size: 'max' })
  await fc.assert(
    fc.asyncProperty(fc.boolean(), firstSteps, lives, async (tells, first, commands) => {
      await world.begin()
      const model = newModel()
      await fc.asyncModelRun(() => ({ model, real: world }), [...first.map(commandOf), ...commands])
      await drain(world, model, { tells })
    }),
    {
      numRuns: options.runs,
      seed: options.seed,
      ...(options.path === undefined ? {} : { path: options.path }),
    },
  )
}

/** One life, step by step: how a failure that was found is kept. */
export async function replay(
  world: ModelWorld,
  steps: readonly Step[],
  { tells = true } = {},
): Promise<void> {
  await world.begin()
  const model = newModel()
  for (const step of steps) await liveOneStep(world, model, step)
  await drain(world, model, { tells })
}

/**
 * All faults end, and time passes until nothing is under way. `tells`: WeChat's notifications arrive after all;
 * otherwise none ever does, and asking must be enough.
 */
export async function drain(world: ModelWorld, model: Model, { tells }: { tells: boolean }): Promise<void> {
  const { control, books } = world
  while (control.heldNotifications().length > 0) await control.dropHeld(0)
  control.reset()
  if (!tells) control.holdNotifications()
  for (let round = 0; round < 40; round += 1) {
    const next = await nextJobAt(world)
    const waitMs = next === null ? 0 : next.getTime() - world.server.clock.now().getTime()
    // The sweep finds what lost its job when that is a minute late.
    await world.advance(Math.max(waitMs, 120_000))
    await runJobs(world)
    for (const { status, out_refund_no } of books.refunds.values()) {
      if (status === 'PROCESSING') control.endRefund(out_refund_no, 'SUCCESS')
    }
    if (next === null && (await nextJobAt(world)) === null) break
  }
  await checkWorld(world, model, true)
  expect(await checkLedger(world.server, { isWhole: true })).toEqual([])
  expect(await unfinished(world)).toEqual([])
}

/** What still waits after hours of quiet. */
async function unfinished({ pool }: ModelWorld): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT order_no || ' ' || state AS name FROM orders WHERE state = 'awaiting_payment'
     UNION ALL SELECT out_trade_no || ' ' || state FROM payments WHERE state NOT IN ('paid', 'closed')
     UNION ALL SELECT 'held by ' || user_id FROM balances WHERE held_fen <> 0`,
  )
  return rows.map(({ name }) => name)
}
