import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { testEnv } from '@/tests/support/env'
import { startShop, type Shop } from '@/tests/support/shop'

let database: TestDatabase
let shop: Shop

beforeAll(async () => {
  database = await createTestDatabase()
  shop = await startShop({ databaseUrl: database.url })
})
afterAll(async () => {
  await shop.stop()
  await database.drop()
})

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(shop.origin + path, { headers, redirect: 'manual' })

describe('every answer', () => {
  test.each(['/', '/no/such/page', '/pay/oauth/callback'])(
    '%s may load what a page of ours needs',
    async (path) => {
      const policy = (await get(path)).headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'; script-src 'self' 'nonce-")
      expect(policy).toContain("style-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("form-action 'self' http://127.0.0.1:1")
      expect(policy).not.toContain('unsafe')
    },
  )

  test.each(['/healthz', '/api/orders', '/pay/notify/v2/payment'])('%s may load nothing', async (path) => {
    const policy = (await get(path)).headers.get('content-security-policy')
    expect(policy).toBe("default-src 'none'; frame-ancestors 'none'")
  })

  test.each(['/', '/healthz', '/no/such/page', '/pay/oauth/callback', '/pay/notify/v2/payment'])(
    '%s has the security headers',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe(
        path === '/pay/oauth/callback' ? 'no-referrer' : 'same-origin',
      )
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  test('every script of a page carries the nonce of its own answer', async () => {
    const [one, other] = [await get('/'), await get('/')]
    const html = await one.text()
    const nonce = /'nonce-([^']+)'/.exec(one.headers.get('content-security-policy') ?? '')?.[1]
    const scripts = html.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(3)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
    expect(other.headers.get('content-security-policy')).not.toContain(nonce)
  })
})

describe('what a client says about itself', () => {
  test('a request id of its own is not taken over', async () => {
    const response = await get('/pay/12345678901234567890/status', { 'x-request-id': 'forged' })
    const own = response.headers.get('x-request-id')
    expect(own).toMatch(/^[0-9a-f-]{36}$/)
    expect(await response.json()).toMatchObject({ error: { requestId: own } })
    await expect.poll(() => shop.logs()).toContain(own)
    expect(shop.logs()).not.toContain('forged')
  })

  test('E15: neither x-client-ip nor X-Forwarded-For makes a stranger of a neighbour, or a neighbour of a stranger', async () => {
    expect((await get('/metrics', { 'x-client-ip': '203.0.113.9' })).status).toBe(200)
    expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
  })

  test('D11: a query is never logged', async () => {
    await get('/?openid=oSecretOpenid')
    await get('/pay/oauth/callback?code=061SecretCode&state=SecretState')
    await expect.poll(() => shop.logs()).toContain('"path":"/pay/oauth/callback"')
    expect(shop.logs()).not.toMatch(/SecretCode|SecretState|SecretOpenid/)
  })
})

describe('what Next offers and we do not', () => {
  test('H6: the image optimiser fetches nothing', async () => {
    const response = await get(`/_next/image?url=${encodeURIComponent(`${shop.origin}/healthz`)}&w=64&q=75`)
    expect([400, 404]).toContain(response.status)
  })

  test('H7: there are no Server Actions', async () => {
    const response = await fetch(`${shop.origin}/`, {
      method: 'POST',
      headers: { 'next-action': '40a1b2c3d4e5f60718293a4b5c6d7e8f9012345678', 'content-type': 'text/plain' },
      body: '[]',
    })
    expect([404, 405, 409]).toContain(response.status)
  })

  test('A28: other methods and spellings of the notification address do nothing', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE']) {
      const response = await fetch(`${shop.origin}/pay/notify/v2/payment`, { method })
      expect([method, response.status, await response.text()]).toEqual([method, 405, ''])
    }
    for (const path of ['/pay/notify/v2/payment/', '//pay/notify/v2/payment']) {
      const response = await fetch(shop.origin + path, { method: 'POST', body: '<xml/>', redirect: 'manual' })
      expect(response.status).toBe(308)
    }
  })
})

test('H4: no page contains a secret, plain or in base64', async () => {
  const { WECHAT_API_KEY, WECHAT_APP_SECRET, SESSION_SECRET } = testEnv()
  const pages = await Promise.all(
    ['/', '/cart', '/me', '/no/such/page'].map(async (path) => (await get(path)).text()),
  )
  for (const secret of [WECHAT_API_KEY, WECHAT_APP_SECRET, SESSION_SECRET, database.url]) {
    const forms = [
      secret ?? '',
      Buffer.from(secret ?? '')
        .toString('base64')
        .replace(/=+$/, ''),
    ]
    for (const form of forms) expect(pages.filter((page) => page.includes(form))).toEqual([])
  }
})

test('H5: a page that fails says so in fixed words, and the log has the rest', async () => {
  const broken = await createTestDatabase()
  const other = await startShop({ databaseUrl: broken.url })
  try {
    // The first page of a process may take so long that its outline goes out before it fails.
    await (await fetch(`${other.origin}/`)).text()
    await broken.pool.query('DROP TABLE products CASCADE')
    const page = await fetch(`${other.origin}/`)
    const text = await page.text()
    expect(page.status).toBe(500)
    expect(text).not.toMatch(/products|prisma|node_modules|\bat .+:\d+:\d+/i)
    await expect.poll(() => other.logs()).toContain('products')
  } finally {
    await other.stop()
    await broken.drop()
  }
})

test('/readyz says 503 while migrations are missing, /healthz stays alive', async () => {
  const behind = await createTestDatabase()
  const other = await startShop({ databaseUrl: behind.url })
  expect((await fetch(`${other.origin}/readyz`)).status).toBe(200)
  await behind.pool.query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '%payment'")
  const ready = await fetch(`${other.origin}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'migrations_missing' }])
  expect((await fetch(`${other.origin}/healthz`)).status).toBe(200)
  await other.stop()
  await behind.drop()
})
