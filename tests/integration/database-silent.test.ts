import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '@/lib/store/database'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { startPgGate, type PgGate } from '../support/pg-gate'

let database: TestDatabase
let gate: PgGate
beforeAll(async () => {
  database = await createTestDatabase()
  gate = await startPgGate(database.url)
})
afterAll(async () => {
  await gate.stop()
  await database.drop()
})

test('a database that falls silent costs one statement its 4.5 s, and the pool that connection only', async () => {
  const pool = openPool(gate.url, pino({ level: 'silent' }))
  await pool.query('SELECT 1')
  const frozen = gate.arm(1, 'before')
  const startedAt = performance.now()
  const statement = expect(pool.query('SELECT 2')).rejects.toThrow('timeout')
  await frozen
  await statement
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  expect((await pool.query('SELECT 3 AS answer')).rows).toEqual([{ answer: 3 }])
  await pool.end()
})
