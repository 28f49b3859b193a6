import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'
import { spawnShop, startShop } from '@/tests/support/shop'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Makes /readyz wait in the middle of its work until the returned function lets it go on. */
async function holdReadiness(): Promise<() => Promise<void>> {
  const client = await database.pool.connect()
  await client.query('BEGIN; LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE')
  return async () => {
    await client.query('COMMIT')
    client.release()
  }
}

async function isWaiting(): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  )
  return rowCount === 1
}

test('S1: SIGTERM lets the request in work finish, refuses new ones, closes the database and exits 0', async () => {
  const shop = await startShop({ databaseUrl: database.url })
  const release = await holdReadiness()
  const inWork = fetch(`${shop.origin}/readyz`)
  await expect.poll(isWaiting).toBe(true)

  const stopped = shop.stop()
  await expect
    .poll(() =>
      fetch(`${shop.origin}/healthz`).then(
        () => 'answered',
        () => 'refused',
      ),
    )
    .toBe('refused')
  await release()

  const response = await inWork
  expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }])
  expect(await stopped).toBe(0)
  // The last line too, written a moment before.
  await expect.poll(() => shop.logs()).toContain('"event":"stopped"')
  const { rowCount } = await database.pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'shouyin' AND datname = current_database()",
  )
  expect(rowCount).toBe(0)
})

test('SIGTERM in the middle of the start ends it at once, and well', async () => {
  const client = await database.pool.connect()
  await client.query('BEGIN; LOCK TABLE products IN ACCESS EXCLUSIVE MODE')
  const shop = await spawnShop({ databaseUrl: database.url })
  await expect.poll(isWaiting, { timeout: 20_000 }).toBe(true)
  expect(await shop.stop(), shop.logs()).toBe(0)
  await client.query('COMMIT')
  client.release()
})

test('an idle keep-alive connection does not hold the stop up', async () => {
  const shop = await startShop({ databaseUrl: database.url })
  await (await fetch(`${shop.origin}/healthz`)).text()
  const startedAt = performance.now()
  expect(await shop.stop()).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})

test('SIGTERM to npm, which is what a process supervisor knows, stops the shop itself', async () => {
  const shop = await startShop({ databaseUrl: database.url, byNpm: true })
  expect(await shop.stop()).toBe(0)
  await expect(fetch(`${shop.origin}/healthz`)).rejects.toThrow()
})

test('the database is asked before the port is open', async () => {
  const started = startShop({ databaseUrl: 'postgresql://shop:sesame@127.0.0.1:1/shop' })
  await expect(started).rejects.toThrow(/The database does not let us in \(ECONNREFUSED\)/)
  await started.catch((error: Error) => {
    expect(error.message).not.toContain('sesame')
    expect(error.message).not.toMatch(/\n\s+at /)
  })
})
