import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePool, openPool } from '@/lib/store/database'
import { createTestDatabase, type TestDatabase } from '../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Connections of shops, as the database itself counts them. */
async function connections(): Promise<number> {
  const { rowCount } = await database.pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'shouyin'`,
  )
  return rowCount ?? 0
}

test('a pool is closed when the database has closed its connections, so that stopping that next is quiet', async () => {
  await connections()
  for (let round = 0; round < 20; round += 1) {
    const pool = openPool(database.url, pino({ level: 'silent' }))
    await Promise.all(Array.from({ length: 10 }, () => pool.query('SELECT pg_sleep(0.01)')))
    expect(await connections()).toBe(10)
    await closePool(pool)
    expect(await connections()).toBe(0)
  }
})

test('a pool that never connected closes at once', async () => {
  const startedAt = performance.now()
  await closePool(openPool(database.url, pino({ level: 'silent' })))
  expect(performance.now() - startedAt).toBeLessThan(500)
})
