import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase, Pool } from 'pg'

export interface Migration {
  name: string
  sql: string
  /** SHA-256 of the file in lower hex, as Prisma records it. */
  checksum: string
}

/** The migrations that ship with this program, oldest first. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

// Prisma's own table, so that `prisma migrate deploy` and this runner agree about what was applied.
const createRecord = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  varchar(36) PRIMARY KEY,
    checksum            varchar(64) NOT NULL,
    finished_at         timestamptz,
    migration_name      varchar(255) NOT NULL,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`

// The number `prisma migrate` locks, so that the two never work at the same time.
const migrationLock = 72707369

/**
 * Applies what is missing, each migration in a transaction of its own, and returns their names. Any number of
 * starts may call this at once. Throws MigrationError when an applied migration is not the one we ship.
 */
export async function applyMigrations(pool: Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query(
      "SELECT set_config('statement_timeout', '0', false), set_config('lock_timeout', '0', false)",
    )
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const missing = await missingMigrations(client, migrations)
    if (missing.length > 0) await client.query(createRecord)
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    // Ends the session, and with it the lock and the settings, whatever happened.
    client.release(true)
  }
}

/** Those of the given migrations that the database has not got, checking the checksums of the others. */
export async function missingMigrations(
  client: ClientBase | Pool,
  migrations: readonly Migration[],
): Promise<Migration[]> {
  const applied = await readApplied(client)
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name)
    if (row && row.finished_at === null) {
      throw new MigrationError(
        `Migration ${name} was begun by another tool and not finished: finish or resolve it there.`,
      )
    }
    if (row && row.checksum !== checksum) {
      throw new MigrationError(
        `Migration ${name} was changed after it had been applied to this database. ` +
          'Restore its file and write a new migration for the change.',
      )
    }
    return !row
  })
}

interface AppliedRow {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

async function readApplied(client: ClientBase | Pool): Promise<Map<string, AppliedRow>> {
  const { rows: tables } = await client.query("SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL")
  if (tables.length === 0) return new Map()
  const { rows } = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return new Map(rows.map((row) => [row.migration_name, row]))
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    const reason = cause instanceof Error ? cause.message : 'unknown reason'
    throw new MigrationError(`Migration ${migration.name} failed and was undone: ${reason}`, { cause })
  }
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}
