import { toStringMethod, type AsyncCommand } from 'fast-check'
import { AppError, type ErrorCode } from '@/lib/errors'
import { checkWorld, type Model } from './model'
import type { ModelWorld } from './world'

/** One thing that happens in a run. Where there is nothing for it to happen to, it does nothing. */
export interface Step {
  name: string
  act(world: ModelWorld, model: Model): Promise<void>
  /** How fast-check prints it in a counterexample. */
  [toStringMethod](): string
}

/** Names a step so that a failing run reads like a story that can be typed in again. */
export function step(name: string, args: unknown, act: Step['act']): Step {
  return named(`${name}(${JSON.stringify(args)})`, act)
}

export function named(name: string, act: Step['act']): Step {
  return { name, act, [toStringMethod]: () => name }
}

export function commandOf(of: Step): AsyncCommand<Model, ModelWorld> {
  return {
    check: () => true,
    run: (model, world) => liveOneStep(world, model, of),
    toString: () => of.name,
  }
}

/** A step, and then everything must be in order. */
export async function liveOneStep(world: ModelWorld, model: Model, { act }: Step): Promise<void> {
  await act(world, model)
  await checkWorld(world, model)
}

/** The one that a number picks; null when there is none. */
export function pick<T>(from: readonly T[], index: number): T | null {
  return from.length === 0 ? null : (from[index % from.length] ?? null)
}

/** What came of it, or the code of a refusal that is legal here. Anything else is a fault. */
export async function unless<T>(codes: readonly ErrorCode[], act: Promise<T>): Promise<T | ErrorCode> {
  try {
    return await act
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) return error.code
    throw error
  }
}
