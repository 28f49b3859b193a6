import type { RunOptions } from './run'

/** How many lives to run: few in `npm test`, any number by `npm run test:soak`, whose variables these are. */
export function amountOf(file: { runs: number; seed: number }): RunOptions {
  const { SOAK_RUNS, SOAK_SEED, SOAK_PATH } = process.env
  if (SOAK_SEED === undefined) return file
  // Exactly the failure that was printed.
  if (SOAK_PATH !== undefined) return { runs: 1, seed: Number(SOAK_SEED), path: SOAK_PATH }
  // Each file goes its own way; the same seed goes the same ways again.
  return { runs: Math.ceil(Number(SOAK_RUNS) / 2), seed: Number(SOAK_SEED) * 2 + file.seed }
}
