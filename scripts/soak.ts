import { randomInt } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { PlainError } from './plain-error'
import { runScript } from './run-script'

/**
 * The model's test at length: `npm run test:soak -- --runs 5000 --seed 123`. With `--path`, repeats the failure that was
 * printed with that seed and path.
 */
await runScript(async () => {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
  })
  const { runs = '3000', seed = String(randomInt(1_000_000)), path } = values
  if (!/^[1-9][0-9]{0,8}$/.test(runs) || !/^-?[0-9]{1,10}$/.test(seed)) {
    throw new PlainError('It goes like this: npm run test:soak -- --runs 5000 --seed 123')
  }
  console.log(`${runs} runs from seed ${seed}`)
  const soaked = { SOAK_RUNS: runs, SOAK_SEED: seed, ...(path === undefined ? {} : { SOAK_PATH: path }) }
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'integration',
      `tests/model/lives-${path === undefined ? '' : '1'}`,
    ],
    { stdio: 'inherit', env: { ...process.env, ...soaked } },
  )
  process.exit(status ?? 1)
})
