import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'

export interface Tally {
  passed: number
  failed: number
  /** What failed or was late, a line each: said once more at the end. */
  remarks: readonly string[]
}

const assertion = z.object({ status: z.string(), fullName: z.string() })
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(assertion) }),
  ),
})

/** Counts vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function readVitest(file: string): Tally | null {
  const report = parse(file, vitestReport)
  if (!report) return null
  const remarks = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const path = relative(process.cwd(), name)
    if (status === 'failed' && assertionResults.length === 0) return [`${path} could not be loaded`]
    const failed = assertionResults.filter((one) => one.status === 'failed')
    return failed.map(({ fullName }) => `${path} failed: ${fullName}`)
  })
  const broken = remarks.length - report.numFailedTests
  return { passed: report.numPassedTests, failed: report.numFailedTests + Math.max(0, broken), remarks }
}

const playwrightSuite = z.object({
  specs: z.array(
    z.object({ title: z.string(), file: z.string(), tests: z.array(z.object({ status: z.string() })) }),
  ),
  get suites(): z.ZodOptional<z.ZodArray<typeof playwrightSuite>> {
    return z.array(playwrightSuite).optional()
  },
})
const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  suites: z.array(playwrightSuite),
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
  const remarks = report.suites.flatMap(remarksOf)
  return { passed: expected + flaky, failed: unexpected + report.errors.length, remarks }
}

function remarksOf({ specs, suites = [] }: z.output<typeof playwrightSuite>): string[] {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests.flatMap(({ status }) => {
      if (status === 'unexpected') return [`${file} failed: ${title}`]
      return status === 'flaky' ? [`${file} passed only when told again: ${title}`] : []
    }),
  )
  return [...own, ...suites.flatMap(remarksOf)]
}

function parse<T extends z.ZodType>(file: string, schema: T): z.output<T> | null {
  if (!existsSync(file)) return null
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return read.success ? read.data : null
}

/** A runner that crashed, ran nothing, or failed without a failing test is a failure of its own. */
export function tallyOf(report: Tally | null, exitCode: number | null): Tally {
  if (!report) return { passed: 0, failed: 1, remarks: ['the test runner left no report'] }
  const isSilent = report.passed + report.failed === 0 || (exitCode !== 0 && report.failed === 0)
  if (!isSilent) return report
  const remark = `the test runner ended with ${exitCode} and names no failure`
  return { ...report, failed: report.failed + 1, remarks: [...report.remarks, remark] }
}
