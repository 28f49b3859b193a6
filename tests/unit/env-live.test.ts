import { describe, expect, test } from 'vitest'
import { EnvError, readEnv } from '@/lib/env'

const live: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgresql://shop:sesame@db.internal:5432/shop',
  PUBLIC_ORIGIN: 'https://mall.example.com',
  SESSION_SECRET: '5a1f0c4be9d27386aa10bb42cc93dd84',
  WECHAT_MODE: 'live',
  WECHAT_APP_ID: 'wxd930ea5d5a258f4f',
  WECHAT_APP_SECRET: '7d3c19fa02b84e5d96a1c0f7e8b25d43',
  WECHAT_MCH_ID: '1900006891',
  WECHAT_API_KEY: 'k8Jq2ZpX7vRm4TnB9sWc1LyD6hGf3QaE',
  WECHAT_PAY_DIRECTORIES: 'https://mall.example.com/pay/',
  WECHAT_OAUTH_DOMAIN: 'mall.example.com',
}

function problemsOf(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readEnv({ ...live, ...changes })
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
}

test('a complete live configuration is read, frozen, and talks to the official hosts', () => {
  const env = readEnv(live)
  expect(env).toMatchObject({
    isDemo: false,
    port: 3000,
    signType: 'HMAC-SHA256',
    protocol: 'v2',
    payBaseUrl: 'https://api.mch.weixin.qq.com',
    apiBaseUrl: 'https://api.weixin.qq.com',
    openBaseUrl: 'https://open.weixin.qq.com',
    orderTtlMinutes: 30,
    trustedProxyHops: 0,
  })
  expect(Object.isFrozen(env)).toBe(true)
})

const refusals: Readonly<Record<string, readonly (readonly [why: string, value: string | undefined])[]>> = {
  DATABASE_URL: [
    ['missing', undefined],
    ['of another kind', 'mysql://shop@db.internal/shop'],
  ],
  PUBLIC_ORIGIN: [
    ['missing', undefined],
    ['without TLS', 'http://mall.example.com'],
    ['with a path', 'https://mall.example.com/shop'],
    ['with a closing slash', 'https://mall.example.com/'],
    ['not an address', 'shop.example.org'],
  ],
  SESSION_SECRET: [
    ['missing', undefined],
    ['short', '5a1f0c4be9d27386aa10bb42cc93dd8'],
    ['short in its second part', `${live.SESSION_SECRET},short`],
    ['a placeholder', 'changeme-changeme-changeme-changeme'],
    ['one character repeated', 'x'.repeat(40)],
  ],
  WECHAT_MODE: [
    ['missing', undefined],
    ['unknown', 'sandbox'],
  ],
  WECHAT_APP_ID: [
    ['missing', undefined],
    ['malformed', 'gh_0123456789abcdef'],
  ],
  WECHAT_APP_SECRET: [
    ['missing', undefined],
    ['of another length', '7d3c19fa02b84e5d'],
  ],
  WECHAT_MCH_ID: [
    ['missing', undefined],
    ['not digits', '19000068x1'],
  ],
  WECHAT_API_KEY: [
    ['missing', undefined],
    ['31 characters', 'k8Jq2ZpX7vRm4TnB9sWc1LyD6hGf3Qa'],
    ['33 characters', 'k8Jq2ZpX7vRm4TnB9sWc1LyD6hGf3QaE1'],
    ["the documentation's", '192006250b4c09247ec02edce69f6a2d'],
    ["the official demo's", '8934e7d15453e97507ef794cf7b0519d'],
    ["the simulator's", 'SIMKEY_k8Jq2ZpX7vRm4TnB9sWc1LyD6'],
    ['one character repeated', '0'.repeat(32)],
    ['digits counted up', '12345678901234567890123456789012'],
    ['a placeholder', 'changemechangemechangemechangeme'],
  ],
  WECHAT_PROTOCOL: [['not built', 'v3']],
  WECHAT_SIGN_TYPE: [['unknown', 'SHA1']],
  WECHAT_PAY_DIRECTORIES: [
    ['missing', undefined],
    ['without a closing slash', 'https://mall.example.com/pay'],
    ['without a scheme', 'mall.example.com/pay/'],
    ['of no level', 'https://mall.example.com/'],
    ['of three levels', 'https://mall.example.com/a/b/c/'],
    ["not the cashier's", 'https://mall.example.com/shop/'],
    ["of the cashier's parent only", 'https://mall.example.com/pay/cashier/'],
    ['of another scheme', 'http://mall.example.com/pay/'],
    ['six', Array.from({ length: 6 }, (_, n) => `https://mall.example.com/pay${n || ''}/`).join(',')],
  ],
  WECHAT_OAUTH_DOMAIN: [
    ['missing', undefined],
    ['with a scheme', 'https://mall.example.com'],
    ['with a port', 'mall.example.com:443'],
    ['with an underscore', 'mall_example.com'],
    ['an address', '192.0.2.7'],
    ['of another host', 'www.example.com'],
    ["the shop's parent", 'example.com'],
  ],
  WECHAT_PAY_BASE_URL: [['set at all', 'https://api.mch.weixin.qq.com']],
  WECHAT_API_BASE_URL: [['set at all', 'http://127.0.0.1:3001']],
  WECHAT_OPEN_BASE_URL: [['set at all', 'http://127.0.0.1:3001']],
  SIMULATOR: [['set at all', '1']],
  SIMULATOR_PORT: [['set at all', '3001']],
  NODE_TLS_REJECT_UNAUTHORIZED: [['switched off', '0']],
  TRUSTED_PROXY_HOPS: [['negative', '-1']],
  PORT: [['not a port', '70000']],
  LOG_LEVEL: [['unknown', 'loud']],
  ORDER_TTL_MINUTES: [['not a number', 'soon']],
}

describe('H1: live mode refuses', () => {
  for (const [name, cases] of Object.entries(refusals)) {
    for (const [why, value] of cases) {
      test(`${name} that is ${why}, in one line that names it and not its value`, () => {
        const problems = problemsOf({ [name]: value })
        expect(problems).toHaveLength(1)
        expect(problems[0]).toMatch(new RegExp(`^${name}: .{20,}[.)]$`))
        if (value && value.length > 3) expect(problems[0]).not.toContain(value)
      })
    }
  }

  test('an API key that is the merchant number', () => {
    const number = '19000068911900006891190000689119'
    expect(problemsOf({ WECHAT_MCH_ID: number, WECHAT_API_KEY: number })).toEqual([
      expect.stringMatching(/^WECHAT_API_KEY: /),
    ])
  })
})

test('every problem is listed at once', () => {
  const names = problemsOf({
    DATABASE_URL: undefined,
    PUBLIC_ORIGIN: 'http://mall.example.com',
    WECHAT_API_KEY: 'short',
    WECHAT_PAY_BASE_URL: 'http://127.0.0.1:1',
    SIMULATOR: '1',
  })
    .map((line) => line.split(':')[0])
    .sort()
  expect(names).toEqual([
    'DATABASE_URL',
    'PUBLIC_ORIGIN',
    'SIMULATOR',
    'WECHAT_API_KEY',
    'WECHAT_PAY_BASE_URL',
  ])
})

test('a variable that is set to nothing is missing', () => {
  expect(problemsOf({ WECHAT_APP_ID: '  ' })).toEqual([expect.stringMatching(/^WECHAT_APP_ID: enter/)])
})

test('a session secret can be rotated, newest first', () => {
  const older = '0c4be9d27386aa10bb42cc93dd845a1f'
  const env = readEnv({ ...live, SESSION_SECRET: `${live.SESSION_SECRET}, ${older}` })
  expect(env.sessionSecrets).toEqual([live.SESSION_SECRET, older])
})

test('two levels and a second directory are allowed', () => {
  expect(
    problemsOf({ WECHAT_PAY_DIRECTORIES: 'https://a.example.com/x/y/, https://mall.example.com/pay/' }),
  ).toEqual([])
})
