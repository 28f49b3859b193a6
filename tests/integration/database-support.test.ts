import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '@/tests/support/database'

let one: TestServer
let other: TestServer

beforeAll(async () => {
  ;[one, other] = await Promise.all([createTestServer(), createTestServer()])
})
afterAll(async () => {
  await Promise.all([one.stop(), other.stop()])
})

test('each test server has a migrated database of its own, behind pg and Prisma alike', async () => {
  await one.pool.query("INSERT INTO categories (slug, name, position) VALUES ('tea', '茶', 1)")
  expect(await one.prisma.category.findMany({ select: { slug: true, name: true } })).toEqual([
    { slug: 'tea', name: '茶' },
  ])
  expect(await other.prisma.category.count()).toBe(0)
})

test('the clock of a test server moves only when told', () => {
  const before = one.clock.now()
  one.clock.advance({ minutes: 5 })
  expect(one.clock.now().getTime() - before.getTime()).toBe(300_000)
})
