import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import pg from 'pg'
import { inject } from 'vitest'
import { readEnv } from '@/lib/env'
import { createServer, type Server } from '@/lib/server'
import { databaseUrl, withClient } from './admin'
import { adjustableClock, type AdjustableClock } from './clock'
import { testEnv } from './env'

export interface TestDatabase {
  url: string
  pool: pg.Pool
  drop(): Promise<void>
}

/** A fresh, migrated, empty database of the test's own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('adminUrl')
  const name = `shouyin_test_${randomBytes(8).toString('hex')}`
  await withClient(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('templateName')}`),
  )
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

export type TestServer = Server & { clock: AdjustableClock; databaseUrl: string; stop(): Promise<void> }

/**
 * A whole Server on a fresh database, silent, with a clock that stands still until it is moved. `parts.env` may
 * point it at a simulator.
 */
export async function createTestServer(parts: Partial<Server> = {}): Promise<TestServer> {
  const database = await createTestDatabase()
  const env = { ...(parts.env ?? readEnv(testEnv())), databaseUrl: database.url }
  const clock = adjustableClock()
  const server = createServer(env, {
    log: pino({ level: 'silent' }),
    clock,
    pool: database.pool,
    ...parts,
  })
  return Object.assign(server, {
    clock,
    databaseUrl: database.url,
    async stop() {
      await server.prisma.$disconnect()
      await database.drop()
    },
  })
}
