import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { head, rawRequest } from '@/tests/support/raw-http'
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

/** One byte a second, for as long as the other side listens. */
function dribble(socket: Socket): void {
  const timer = setInterval(() => socket.write('x'), 1_000)
  socket.once('close', () => clearInterval(timer))
}

test.concurrent(
  'A29: a hundred dribbling bodies are each cut within 10 s, and the others do not notice',
  async () => {
    const slow = Array.from({ length: 100 }, () =>
      rawRequest({
        port: shop.port,
        send(socket) {
          socket.write(
            head('POST /pay/notify/v2/payment', { 'content-length': '1000', 'content-type': 'text/xml' }),
          )
          dribble(socket)
        },
      }),
    )
    let isOver = false
    const all = Promise.all(slow).finally(() => (isOver = true))
    const waits: number[] = []
    while (!isOver) {
      const startedAt = performance.now()
      const response = await fetch(`${shop.origin}/healthz`)
      expect(response.status).toBe(200)
      waits.push(performance.now() - startedAt)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const longest = Math.max(...(await all).map((answer) => answer.closedAfterMs))
    expect(longest).toBeLessThanOrEqual(10_000)
    expect(longest).toBeGreaterThan(5_000)
    expect(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(250)
  },
)

test.concurrent('headers that do not end within 5 s end the connection', async () => {
  const answer = await rawRequest({
    port: shop.port,
    send(socket) {
      socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ')
      dribble(socket)
    },
  })
  expect(answer.closedAfterMs).toBeLessThan(6_500)
})

test.concurrent('a connection that says nothing at all is not kept either', async () => {
  const answer = await rawRequest({ port: shop.port, send: () => undefined })
  expect(answer.closedAfterMs).toBeLessThan(10_000)
})
