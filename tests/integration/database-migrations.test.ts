import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyMigrations, missingMigrations, type Migration } from '@/lib/store/migrations'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const tea = migration('20990101000001_tea', 'CREATE TABLE tea (id integer PRIMARY KEY)')
const cups = migration('20990101000002_cups', 'CREATE TABLE cups (tea integer REFERENCES tea)')

test('what is missing is applied once, in order, however many starts ask for it', async () => {
  const starts = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(database.pool, [tea, cups])))
  expect(starts.flat()).toEqual([tea.name, cups.name])
  expect(await applyMigrations(database.pool, [tea, cups])).toEqual([])
})

test('it is recorded as Prisma records it', async () => {
  await applyMigrations(database.pool, [tea])
  const { rows } = await database.pool.query<Record<string, unknown>>(
    'SELECT * FROM _prisma_migrations WHERE migration_name = $1',
    [tea.name],
  )
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: tea.checksum,
      migration_name: tea.name,
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
    },
  ])
})

test('a migration that was changed after it was applied is refused', async () => {
  await applyMigrations(database.pool, [tea])
  const changed = migration(tea.name, `${tea.sql}; DROP TABLE orders`)
  await expect(applyMigrations(database.pool, [changed, cups])).rejects.toThrow(
    /20990101000001_tea was changed after it had been applied/,
  )
  expect(await missingMigrations(database.pool, [cups])).toEqual([cups])
})

test('a migration that fails leaves nothing, and those before it stay', async () => {
  const broken = migration(cups.name, 'CREATE TABLE cups (id integer); SELECT no_such_function()')
  await expect(applyMigrations(database.pool, [tea, broken])).rejects.toThrow(/cups failed and was undone/)
  const { rows } = await database.pool.query<{ tea: string | null; cups: string | null }>(
    "SELECT to_regclass('tea') AS tea, to_regclass('cups') AS cups",
  )
  expect(rows).toEqual([{ tea: 'tea', cups: null }])
  expect(await applyMigrations(database.pool, [tea, cups])).toEqual([cups.name])
})

test('a migration that a newer version applied does not stop an older one, as in a rolling deploy', async () => {
  await applyMigrations(database.pool, [tea, cups])
  expect(await applyMigrations(database.pool, [tea])).toEqual([])
})
