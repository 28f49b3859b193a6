import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { head, rawRequest, type RawAnswer } from '@/tests/support/raw-http'
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

const KiB = 1024
interface Target {
  path: string
  type: string
}

const targets: readonly (Target & { limit: number })[] = [
  { path: '/pay/notify/v2/payment', limit: 64 * KiB, type: 'text/xml' },
  { path: '/api/cart', limit: 1024 * KiB, type: 'application/json' },
  { path: '/no/such/page', limit: 1024 * KiB, type: 'text/plain' },
]

/** Announces one byte too many and sends none of it. */
function declared({ path, type }: Target, bytes: number, leave = false): Promise<RawAnswer> {
  const headers = { 'content-length': String(bytes), 'content-type': type }
  return rawRequest({ port: shop.port, leave, send: (socket) => socket.write(head(`POST ${path}`, headers)) })
}

/** Sends in chunks without a length, and measures from the byte that is one too many. */
async function chunked(
  { path, type }: Target,
  bytes: number,
  leave = false,
): Promise<RawAnswer & { afterLimitMs: number }> {
  let limitReachedAt = 0
  const startedAt = performance.now()
  const answer = await rawRequest({
    port: shop.port,
    leave,
    send: (socket) => {
      socket.write(head(`POST ${path}`, { 'transfer-encoding': 'chunked', 'content-type': type }))
      socket.write(
        `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`,
        () => (limitReachedAt = performance.now()),
      )
    },
  })
  return { ...answer, afterLimitMs: answer.answeredAfterMs - (limitReachedAt - startedAt) }
}

/** The machine may be busy: the best of five is what the server can do. */
async function best(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) times.push(await measure())
  return Math.min(...times)
}

describe.each(targets)('$path takes at most $limit bytes', (target) => {
  const tooMuch = target.limit + 1

  test('a longer one that says so is refused at once, with 413, and the connection closed', async () => {
    const answer = await declared(target, tooMuch)
    expect(answer.status).toBe(413)
    expect(answer.text).toMatch(/connection: close/i)
    expect(answer.closedAfterMs).toBeLessThan(2_000)
    expect(await best(async () => (await declared(target, tooMuch, true)).answeredAfterMs)).toBeLessThan(50)
  })

  test('a longer one in chunks is refused as soon as it is too long', async () => {
    const answer = await chunked(target, tooMuch)
    expect(answer.status).toBe(413)
    expect(answer.closedAfterMs).toBeLessThan(2_000)
    expect(await best(async () => (await chunked(target, tooMuch, true)).afterLimitMs)).toBeLessThan(50)
  })
})

// The cart's own form is shorter still, and its route says so itself.
test.each(targets.filter(({ path }) => path !== '/api/cart'))('$path reads $limit bytes', async (target) => {
  const response = await fetch(shop.origin + target.path, {
    method: 'POST',
    headers: { 'content-type': target.type },
    body: 'x'.repeat(target.limit),
  })
  expect(response.status).not.toBe(413)
  expect(response.status).toBeLessThan(500)
})

test('A18, A30: WeChat reads its XML in a 413, everybody else the JSON of our APIs', async () => {
  const notification = await declared({ path: '/pay/notify/v2/payment', type: 'text/xml' }, 65 * KiB)
  expect(notification.text.split('\r\n\r\n')[1]).toBe(
    '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[FAIL]]></return_msg></xml>',
  )
  const other = await declared({ path: '/api/cart', type: 'application/json' }, 2048 * KiB)
  expect(other.text.split('\r\n\r\n')[1]).toMatch(/^\{"error":\{"code":"payload_too_large",/)
})

test('E16: 200 MB in chunks cost the shop no memory', async () => {
  const before = await residentBytes()
  const megabyte = `${(1024 * KiB).toString(16)}\r\n${'x'.repeat(1024 * KiB)}\r\n`
  const answer = await rawRequest({
    port: shop.port,
    send: (socket) => {
      socket.write(
        head('POST /api/cart', { 'transfer-encoding': 'chunked', 'content-type': 'application/json' }),
      )
      for (let sent = 0; sent < 200; sent += 1) socket.write(megabyte)
    },
  })
  expect(answer.status).toBe(413)
  expect(await residentBytes()).toBeLessThan(before + 100 * 1024 * KiB)
})

async function residentBytes(): Promise<number> {
  const text = await (await fetch(`${shop.origin}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
}
