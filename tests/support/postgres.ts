import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareDatabase } from '@/lib/store/prepare-database'
import { openEmbeddedPostgres } from '@/scripts/postgres/embedded'
import { databaseUrl, withClient } from './admin'

/** A server for tests, with one migrated database nobody is connected to, to copy from. */
export interface TestPostgres {
  adminUrl: string
  templateName: string
}

/** Starts one, or uses the server of TEST_DATABASE_URL. `close` leaves nothing behind. */
export async function startTestPostgres(): Promise<TestPostgres & { close(): Promise<void> }> {
  const server = await openServer()
  const templateName = `shouyin_template_${process.pid}`
  await withClient(server.url, (admin) => admin.query(`CREATE DATABASE ${templateName}`))
  const pool = new pg.Pool({ connectionString: databaseUrl(server.url, templateName) })
  await prepareDatabase(pool)
  await pool.end()
  return {
    adminUrl: server.url,
    templateName,
    async close() {
      await withClient(server.url, (admin) => admin.query(`DROP DATABASE ${templateName} WITH (FORCE)`))
      await server.close()
    },
  }
}

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, close: () => Promise.resolve() }
  const directory = await mkdtemp(join(tmpdir(), 'shouyin-test-'))
  await chmod(directory, 0o755)
  const server = await openEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    // Test databases need not survive the machine.
    settings: { fsync: 'off', max_connections: '300' },
  })
  return {
    url: server.url,
    async close() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export interface TestDatabase {
  url: string
  pool: pg.Pool
  drop(): Promise<void>
}

/** A fresh, migrated, empty database. */
export async function copyTemplate({ adminUrl, templateName }: TestPostgres): Promise<TestDatabase> {
  const name = `shouyin_test_${randomBytes(8).toString('hex')}`
  await withClient(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName}`))
  const url = databaseUrl(adminUrl, name)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  pool.on('error', () => undefined)
  return {
    url,
    pool,
    async drop() {
      await pool.end()
      await withClient(adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
    },
  }
}
