import { pino } from 'pino'
import { inject } from 'vitest'
import { readEnv } from '@/lib/env'
import { createServer, type Server } from '@/lib/server'
import { adjustableClock, type AdjustableClock } from './clock'
import { testEnv } from './env'
import { copyTemplate, type TestDatabase } from './postgres'

export type { TestDatabase }

/** A fresh, migrated, empty database of the test's own. */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyTemplate({ adminUrl: inject('adminUrl'), templateName: inject('templateName') })
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
