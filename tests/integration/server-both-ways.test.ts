import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { startShop, type Shop } from '@/tests/support/shop'

let database: TestDatabase
let shop: Shop
let nextOnly: Shop

// The same configuration on both sides: the whole shop, and Next alone, without our server.
beforeAll(async () => {
  database = await createTestDatabase()
  shop = await startShop({ databaseUrl: database.url })
  nextOnly = await startShop({
    databaseUrl: database.url,
    env: { PUBLIC_ORIGIN: shop.origin },
    command: ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1'],
  })
})
afterAll(async () => {
  await nextOnly.stop()
  await shop.stop()
  await database.drop()
})

const xml = { 'content-type': 'text/xml' }
const json = { 'content-type': 'application/json' }
const foreign = { ...json, origin: 'https://elsewhere.example' }
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const address = { recipient: '小美', phone: '13800138000', region: '广东省深圳市', detail: '科技园 1 号' }
const order = JSON.stringify({ items: [{ skuId: 1, quantity: 1 }], address })
const requests: readonly (readonly [name: string, path: string, init: RequestInit])[] = [
  ['a malformed notification', '/pay/notify/v2/payment', { method: 'POST', headers: xml, body: 'not xml' }],
  ['an empty notification', '/pay/notify/v2/payment', { method: 'POST', headers: xml }],
  [
    'an unsigned notification',
    '/pay/notify/v2/payment',
    { method: 'POST', headers: xml, body: '<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>' },
  ],
  [
    'a notification of an unknown encoding',
    '/pay/notify/v2/payment',
    { method: 'POST', headers: { ...xml, 'content-encoding': 'gzip' }, body: 'x' },
  ],
  ['a notification by GET', '/pay/notify/v2/payment', {}],
  ['the status without a session', '/pay/12345678901234567890/status', {}],
  ['the status by HEAD', '/pay/12345678901234567890/status', { method: 'HEAD' }],
  ['the status by POST', '/pay/12345678901234567890/status', { method: 'POST' }],
  ['the status of no order', '/pay/abc/status?x=1', {}],
  ['an order without a login', '/api/orders', { method: 'POST', headers: json, body: order }],
  ['an order of nothing', '/api/orders', { method: 'POST', headers: json, body: '{}' }],
  ['an order by a form without a login', '/api/orders', { method: 'POST', headers: form, body: 'skuId=1' }],
  ['an order from another site', '/api/orders', { method: 'POST', headers: foreign, body: order }],
  ['the orders without a login', '/api/orders', {}],
  ['a payment without a login', '/pay/unifiedorder', { method: 'POST', headers: json, body: '{}' }],
  ['a payment by GET', '/pay/unifiedorder', {}],
  ['the health', '/healthz', {}],
  ['the health by HEAD', '/healthz', { method: 'HEAD' }],
  ['the readiness', '/readyz', {}],
]

test.each(requests)('%s gets the same answer from our server and from Next', async (_name, path, init) => {
  const [ours, theirs] = await Promise.all([
    answer(shop.origin, path, init),
    answer(nextOnly.origin, path, init),
  ])
  expect(ours).toEqual(theirs)
  expect(ours.status).toBeGreaterThan(0)
})

async function answer(origin: string, path: string, init: RequestInit) {
  const response = await fetch(origin + path, { ...init, redirect: 'manual' })
  const body = (await response.text()).replace(/"requestId":"[^"]*"/, '"requestId":""')
  const { headers } = response
  return {
    status: response.status,
    body,
    contentType: headers.get('content-type'),
    cacheControl: headers.get('cache-control'),
    location: headers.get('location'),
    // Each answer opens a session of its own.
    setCookie: headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, '=')),
  }
}
