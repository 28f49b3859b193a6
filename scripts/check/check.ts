import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import * as shop from '../build/build'
import { generateClient } from '../build/generate'
import { run } from '../build/run'
import { ensureChromium } from '../chromium'
import { readPlaywright, readVitest, tallyOf, type Tally } from './reports'

const binary = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
} as const

interface Step {
  name: string
  act: () => Promise<Tally>
}

const browser: Step = {
  name: 'browser',
  act: () => once(async () => (process.env.CHROMIUM_PATH = await ensureChromium())),
}

const build: readonly Step[] = [
  { name: 'prisma client', act: () => once(generateClient) },
  { name: 'build', act: () => once(buildWithoutWarnings) },
]

const sources: readonly Step[] = [
  { name: 'format', act: () => once(() => node(binary.prettier, '--check', '.')) },
  { name: 'lint', act: () => once(() => node(binary.eslint, '.', '--max-warnings', '0')) },
]

/** What needs the build, or the client that comes with it: the types include those that Next writes for its routes. */
const builtSources: readonly Step[] = [
  { name: 'types', act: () => once(() => node(binary.tsc, '--noEmit')) },
  { name: 'unit and contract tests', act: () => runVitest('unit', 'contract') },
]

const integration: Step = { name: 'integration tests', act: () => runVitest('integration') }
const endToEnd: Step = { name: 'end-to-end tests', act: runPlaywright }

/**
 * Runs every check, goes on after a failure, and returns what passed and what did not. What does not need each other
 * runs side by side, for no step alone keeps two cores busy; the stories run alone, because they look at the clock.
 */
export async function checkEverything(): Promise<Tally> {
  await rm('test-results', { recursive: true, force: true })
  const sums: Sum = { passed: 0, failed: 0, remarks: [], lines: [] }
  const run = (...steps: readonly Step[]) => runInTurn(steps, sums)
  const ready = Promise.all([run(...build), run(browser)])
  await Promise.all([
    run(...sources).then(async () => (await ready, run(...builtSources))),
    ready.then(() => run(integration)),
  ])
  await run(endToEnd)
  // Once more, because the tail of a log is what people see first.
  console.log(`\n${[...sums.remarks, ...sums.lines].join('\n')}`)
  return sums
}

interface Sum extends Tally {
  remarks: string[]
  lines: string[]
}

async function runInTurn(steps: readonly Step[], sums: Sum): Promise<void> {
  for (const { name, act } of steps) {
    const startedAt = performance.now()
    const { passed, failed, remarks } = await act()
    sums.passed += passed
    sums.failed += failed
    sums.remarks.push(...remarks)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    const line = `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`
    sums.lines.push(line)
    console.log(line)
  }
}

/** A check that either holds or does not. */
async function once(act: () => Promise<unknown>): Promise<Tally> {
  try {
    await act()
    return { passed: 1, failed: 0, remarks: [] }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1, remarks: [] }
  }
}

function node(...args: string[]): Promise<string> {
  return run(process.execPath, args)
}

async function buildWithoutWarnings(): Promise<void> {
  const output = await shop.build()
  if (/⚠|\bwarn(ing)?\b/i.test(output)) throw new Error(`next build has warnings:\n${output}`)
}

async function runVitest(...projects: string[]): Promise<Tally> {
  const report = `test-results/${projects.join('-')}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await show([
    binary.vitest,
    'run',
    ...projects.map((name) => `--project=${name}`),
    ...reporters,
  ])
  return tallyOf(readVitest(report), code)
}

async function runPlaywright(): Promise<Tally> {
  if (!process.env.CHROMIUM_PATH)
    return { passed: 0, failed: 1, remarks: ['no story was told, without a browser'] }
  const code = await show([binary.playwright, 'test'])
  return tallyOf(readPlaywright('test-results/e2e.json'), code)
}

/** Runs a test runner in the open and returns its exit code. */
function show(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
}
