import type { Measured } from './generator'
import type { Side } from './visits'

/** What interleaved rounds of one path came to. */
export interface Compared {
  shop: number
  bare: number
  /** Shop to baseline, the median over the pairs of rounds: both of a pair ran within seconds of each other. */
  ratio: number
}

/**
 * Measures both sides `rounds` times in turn, each pair in the opposite order of the last, after one pair that only
 * warms up. `figure` picks what is compared.
 */
export async function compare(
  rounds: number,
  measure: (side: Side, round: number) => Promise<Measured>,
  figure: (measured: Measured) => number = ({ perSecond }) => perSecond,
): Promise<Compared> {
  const seen: Record<Side, number>[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const order: Side[] = round % 2 === 0 ? ['shop', 'bare'] : ['bare', 'shop']
    const pair = { shop: 0, bare: 0 }
    for (const side of order) pair[side] = figure(await measure(side, round))
    if (round > 0) seen.push(pair)
  }
  return {
    shop: median(seen.map(({ shop }) => shop)),
    bare: median(seen.map(({ bare }) => bare)),
    ratio: median(seen.map(({ shop, bare }) => shop / bare)),
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}
