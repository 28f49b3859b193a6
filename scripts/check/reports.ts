import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Tally {
  passed: number
  failed: number
}

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** Counts vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function readVitest(file: string): Tally | null {
  const report = parse(file, vitestReport)
  if (!report) return null
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

/**
 * Counts Playwright's JSON report. A story that passed when it was told again passes, and is named: on a busy machine a
 * browser is late now and then, and a shop that is wrong is wrong twice.
 */
export function readPlaywright(file: string): Tally | null {
  const report = parse(file, playwrightReport)
  if (!report) return null
  const { expected, unexpected, flaky } = report.stats
  if (flaky > 0) console.log(`${flaky} stories passed only when told again; the list above names them.`)
  return { passed: expected + flaky, failed: unexpected + report.errors.length }
}

function parse<T extends z.ZodType>(file: string, schema: T): z.output<T> | null {
  if (!existsSync(file)) return null
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return read.success ? read.data : null
}

/** A runner that crashed, ran nothing, or failed without a failing test is a failure of its own. */
export function tallyOf(report: Tally | null, exitCode: number | null): Tally {
  if (!report) return { passed: 0, failed: 1 }
  const isSilent = report.passed + report.failed === 0 || (exitCode !== 0 && report.failed === 0)
  return { passed: report.passed, failed: report.failed + (isSilent ? 1 : 0) }
}
