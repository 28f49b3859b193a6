import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { canRefund, EnvError, readEnv } from '@/lib/env'
import { createLogger } from '@/lib/log'
import { logShortcomings } from '@/scripts/server/shortcomings'
import { testEnv } from '@/tests/support/env'

const path = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url))
const text = (name: string) => readFileSync(path(name), 'utf8')

const simulator = testEnv()
const live = testEnv({
  PUBLIC_ORIGIN: 'https://mall.example.com',
  SESSION_SECRET: '5a1f0c4be9d27386aa10bb42cc93dd84',
  WECHAT_MODE: 'live',
  WECHAT_API_KEY: 'k8Jq2ZpX7vRm4TnB9sWc1LyD6hGf3QaE',
  WECHAT_PAY_DIRECTORIES: 'https://mall.example.com/pay/',
  WECHAT_OAUTH_DOMAIN: 'mall.example.com',
  WECHAT_PAY_BASE_URL: undefined,
  WECHAT_API_BASE_URL: undefined,
  WECHAT_OPEN_BASE_URL: undefined,
})
const both = { WECHAT_CERT_FILE: path('client.pem'), WECHAT_KEY_FILE: path('client.key.pem') }
const modes = [
  ['live', live],
  ['simulator', simulator],
] as const

function problemsOf(mode: typeof live, changes: Readonly<Record<string, string | undefined>>) {
  try {
    readEnv({ ...mode, ...changes })
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
}

test.each(modes)('in %s mode a certificate and its key are read, or neither', (_, mode) => {
  expect(readEnv({ ...mode, ...both }).clientCertificate).toEqual({
    cert: text('client.pem'),
    key: text('client.key.pem'),
  })
  expect(readEnv(mode).clientCertificate).toBeNull()
  expect(readEnv({ ...mode, WECHAT_CERT_FILE: ' ', WECHAT_KEY_FILE: '' }).clientCertificate).toBeNull()
})

const notPem = path('make.sh')
const refusals: readonly [why: string, name: string, changes: Record<string, string | undefined>][] = [
  ['the certificate alone', 'WECHAT_KEY_FILE', { WECHAT_KEY_FILE: undefined }],
  ['the key alone', 'WECHAT_CERT_FILE', { WECHAT_CERT_FILE: '' }],
  ['no file', 'WECHAT_CERT_FILE', { WECHAT_CERT_FILE: path('client.p12') }],
  ['a directory', 'WECHAT_CERT_FILE', { WECHAT_CERT_FILE: path('.') }],
  ['something else than a certificate', 'WECHAT_CERT_FILE', { WECHAT_CERT_FILE: notPem }],
  ['the key in the place of the certificate', 'WECHAT_CERT_FILE', { WECHAT_CERT_FILE: both.WECHAT_KEY_FILE }],
  ['an expired certificate', 'WECHAT_CERT_FILE', { WECHAT_CERT_FILE: path('client-expired.pem') }],
  ['a certificate of the future', 'WECHAT_CERT_FILE', { WECHAT_CERT_FILE: path('client-not-yet-valid.pem') }],
  ['no key file', 'WECHAT_KEY_FILE', { WECHAT_KEY_FILE: path('nowhere.pem') }],
  ['something else than a key', 'WECHAT_KEY_FILE', { WECHAT_KEY_FILE: notPem }],
  ['the certificate in the place of the key', 'WECHAT_KEY_FILE', { WECHAT_KEY_FILE: both.WECHAT_CERT_FILE }],
  ['a key behind a password', 'WECHAT_KEY_FILE', { WECHAT_KEY_FILE: path('client-locked.key.pem') }],
  ['the key of another certificate', 'WECHAT_KEY_FILE', { WECHAT_KEY_FILE: path('other.key.pem') }],
]

test.each(modes)('in %s mode each fault is one line that names the variable and nothing else', (_, mode) => {
  for (const [why, name, changes] of refusals) {
    const problems = problemsOf(mode, { ...both, ...changes })
    expect(problems, why).toEqual([expect.stringMatching(new RegExp(`^${name}: .{20,}[.)]$`))])
    for (const value of Object.values({ ...both, ...changes })) {
      if (value) expect(problems[0], why).not.toContain(value)
    }
  }
})

test('two faults are two lines', () => {
  const names = problemsOf(live, {
    WECHAT_CERT_FILE: path('client-expired.pem'),
    WECHAT_KEY_FILE: path('other.key.pem'),
    WECHAT_CA_FILE: path('authority.pem'),
    DATABASE_URL: undefined,
  }).map((line) => line.split(':')[0])
  expect(names.toSorted()).toEqual(['DATABASE_URL', 'WECHAT_CA_FILE', 'WECHAT_CERT_FILE', 'WECHAT_KEY_FILE'])
})

test('a certificate ends with the clock', () => {
  const at = (iso: string) => () => readEnv({ ...live, ...both }, { now: () => new Date(iso) })
  expect(at('2125-12-31T23:59:59Z')).not.toThrow()
  expect(at('2126-01-01T00:00:01Z')).toThrow(/WECHAT_CERT_FILE: the certificate has expired/)
  expect(at('2019-12-31T23:59:59Z')).toThrow(/WECHAT_CERT_FILE: the certificate is not valid yet/)
})

test("H3: the simulator's certificate is refused beside real money only", () => {
  const ofSimulator = { ...both, WECHAT_CERT_FILE: path('client-of-simulator.pem') }
  expect(problemsOf(live, ofSimulator)).toEqual([expect.stringMatching(/^WECHAT_CERT_FILE: .*simulator's/)])
  expect(problemsOf(simulator, ofSimulator)).toEqual([])
})

test('an authority of our own is for the simulator only, and must be a certificate', () => {
  expect(readEnv({ ...simulator, WECHAT_CA_FILE: path('authority.pem') }).payCa).toBe(text('authority.pem'))
  expect(readEnv(simulator).payCa).toBeNull()
  for (const file of ['nowhere.pem', 'make.sh', 'client.key.pem']) {
    expect(problemsOf(simulator, { WECHAT_CA_FILE: path(file) }), file).toEqual([
      expect.stringMatching(/^WECHAT_CA_FILE: .{20,}\.$/),
    ])
  }
  expect(problemsOf(live, { WECHAT_CA_FILE: path('authority.pem') })).toEqual([
    expect.stringMatching(/^WECHAT_CA_FILE: remove it/),
  ])
})

test('a shop that can send no refund says so at boot, once and without a value', () => {
  const warningsOf = (env: ReturnType<typeof readEnv>) => {
    const lines: string[] = []
    logShortcomings({ env, log: createLogger('warn', { write: (line) => void lines.push(line) }) })
    return lines
  }
  expect(canRefund(readEnv(live))).toBe(false)
  expect(warningsOf(readEnv(live))).toEqual([
    expect.stringMatching(/"level":"warn".*no_certificate.*WECHAT_CERT_FILE/),
  ])
  expect(warningsOf(readEnv({ ...live, ...both }))).toEqual([])
  expect(warningsOf(readEnv(simulator))).toEqual([])
  for (const address of ['https://localhost:3001', 'HTTPS://localhost:3001']) {
    expect(warningsOf(readEnv({ ...simulator, WECHAT_PAY_BASE_URL: address }))).toHaveLength(1)
  }
})
