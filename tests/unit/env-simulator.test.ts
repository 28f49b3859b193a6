import { expect, test } from 'vitest'
import { EnvError, mayEmbedDatabase, readEnv } from '@/lib/env'
import { testEnv } from '@/tests/support/env'

function problemsOf(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readEnv(testEnv(changes))
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
}

test('simulator mode derives the directory and the domain from the origin', () => {
  const env = readEnv(testEnv())
  expect(env.isDemo).toBe(true)
  expect(env.payBaseUrl).toBe('http://127.0.0.1:1')
})

test.each([
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'http://192.168.1.5:3000',
  'https://shop.localhost',
])('the shop may stand at %s there', (origin) => expect(problemsOf({ PUBLIC_ORIGIN: origin })).toEqual([]))

test.each([
  undefined,
  'https://api.mch.weixin.qq.com',
  'http://192.168.1.5:3001',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com:3001',
  'http://localhost@example.com',
  'http://someone:secret@localhost:3001',
  'ftp://localhost',
  'localhost:3001',
])('a base URL of %s is not the loopback', (address) => {
  for (const name of ['WECHAT_PAY_BASE_URL', 'WECHAT_API_BASE_URL', 'WECHAT_OPEN_BASE_URL']) {
    expect(problemsOf({ [name]: address })).toEqual([expect.stringMatching(new RegExp(`^${name}: enter`))])
  }
})

test.each([
  'http://localhost:3001',
  'https://127.9.8.7:3001/',
  'http://[::1]:3001',
  'http://wechat.localhost:3001',
])('a base URL of %s is, and loses its closing slash', (address) => {
  const env = readEnv(testEnv({ WECHAT_PAY_BASE_URL: address }))
  expect(env.payBaseUrl).toBe(address.replace(/\/$/, ''))
})

test('what is given of directory and domain is checked as in live mode', () => {
  expect(problemsOf({ WECHAT_PAY_DIRECTORIES: 'http://localhost:3000/pay' })).toHaveLength(1)
  expect(problemsOf({ WECHAT_PAY_DIRECTORIES: 'http://localhost:3000/pay/' })).toEqual([])
  expect(problemsOf({ WECHAT_OAUTH_DOMAIN: 'localhost:3000' })).toHaveLength(1)
  expect(problemsOf({ WECHAT_OAUTH_DOMAIN: 'localhost' })).toEqual([])
})

test.each([
  'WECHAT_APP_ID',
  'WECHAT_APP_SECRET',
  'WECHAT_MCH_ID',
  'WECHAT_API_KEY',
  'SESSION_SECRET',
  'PUBLIC_ORIGIN',
])('%s has no default', (name) =>
  expect(problemsOf({ [name]: undefined })).toEqual([expect.stringMatching(new RegExp(`^${name}: enter`))]),
)

test('a private database is for the simulator only', () => {
  expect(mayEmbedDatabase(testEnv({ DATABASE_URL: undefined }))).toBe(true)
  expect(mayEmbedDatabase(testEnv())).toBe(false)
  expect(mayEmbedDatabase(testEnv({ DATABASE_URL: undefined, WECHAT_MODE: 'live' }))).toBe(false)
  expect(mayEmbedDatabase({})).toBe(false)
})
