import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { generateClient } from './build/generate'
import { PlainError } from './plain-error'
import { runScript } from './run-script'

const usage = 'npm run test:crash -- [--rounds <how many kills, 200>] [--seed <number, drawn>]'

/** The crash loop of `npm test`, as long and from whichever seed one likes. */
await runScript(async () => {
  const { rounds, seed } = readArguments(process.argv.slice(2))
  await generateClient()
  console.log(`${rounds} kills; the same again: npm run test:crash -- --rounds ${rounds} --seed ${seed}`)
  const args = ['run', '--project', 'integration', 'tests/integration/crash-loop.test.ts']
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    env: { ...process.env, CRASH_ROUNDS: rounds, CRASH_SEED: seed },
    stdio: 'inherit',
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  process.exit(code ?? 1)
})

function readArguments(args: string[]): { rounds: string; seed: string } {
  const options = { rounds: { type: 'string' }, seed: { type: 'string' } } as const
  try {
    const { values } = parseArgs({ args, options })
    const { rounds = '200', seed = String(randomInt(1_000_000)) } = values
    if (/^[1-9][0-9]{0,5}$/.test(rounds) && /^[0-9]{1,9}$/.test(seed)) return { rounds, seed }
  } catch {
    // Told below.
  }
  throw new PlainError(usage)
}
