/** Chances from a seed, so that a run can be had again. (mulberry32) */
export interface Chance {
  /** From 0 to below 1. */
  next(): number
  /** True so often in a hundred. */
  percent(often: number): boolean
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number
  /** A source of its own for somebody else. */
  fork(): Chance
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return {
    next,
    percent: (often) => next() * 100 < often,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    fork: () => chanceFrom(Math.floor(next() * 0x1_0000_0000)),
  }
}
