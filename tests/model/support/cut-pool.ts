import type { Pool } from 'pg'

/** What a process sees of its database after it was cut off. */
export class CutOff extends Error {
  override readonly name = 'CutOff'
}

/** A pool that goes dead at one statement, as if the process had been killed there. */
export interface CutPool {
  pool: Pool
  /** The n-th statement from now (from 1) and all later ones fail; with `after` that one did its work first. */
  cutAt(n: number, side: 'before' | 'after'): void
  isReached(): boolean
  /** All is well again. */
  mend(): void
}

export function createCutPool(whole: Pool): CutPool {
  let left = Infinity
  let side: 'before' | 'after' = 'before'

  async function query(args: unknown[]): Promise<unknown> {
    left -= 1
    if (left < 0 || (left === 0 && side === 'before')) throw new CutOff()
    const answer: unknown = await Reflect.apply(whole.query, whole, args)
    // Another statement may have reached the cut meanwhile: then nobody hears this answer either.
    if (left <= 0) throw new CutOff()
    return answer
  }

  return {
    pool: new Proxy(whole, {
      get(target, key): unknown {
        if (key === 'query') return (...args: unknown[]) => query(args)
        const value: unknown = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    }),
    cutAt(n, at) {
      left = n
      side = at
    },
    isReached: () => left <= 0,
    mend() {
      left = Infinity
    },
  }
}
