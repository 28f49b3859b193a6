import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import type { Logger } from '../log'
import { PrismaClient } from './generated/client'

/**
 * The process's connections. A statement that takes longer than these limits is a fault: better an error WeChat
 * or the shopper can repeat (their patience is 5 s) than a connection lost to everybody else.
 */
export function openPool(databaseUrl: string, log: Logger): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 4_000,
    lock_timeout: 3_000,
    // Ours, for a server that cannot keep its own: one that is frozen or cut off without a word says nothing for ever.
    query_timeout: 4_500,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: 'shouyin',
  })
  // An idle connection that breaks (a database restart) is replaced by the pool; unheard, it would end the process.
  pool.on('error', (err) => log.warn({ event: 'database_connection_lost', err }))
  return pool
}

/**
 * Resolves when the database has closed every connection of the pool. `pool.end()` alone only says goodbye, and a
 * database that is stopped right after it would still find them open, and complain. Waits a second at most.
 */
export async function closePool(pool: Pool): Promise<void> {
  let open = pool.totalCount
  const closed = new Promise<void>((resolve) => {
    pool.on('remove', () => {
      open -= 1
      if (open <= 0) resolve()
    })
  })
  await pool.end()
  if (open > 0) await Promise.race([closed, sleep(1_000, undefined, { ref: false })])
}

/** Prisma over the same connections. */
export function openPrisma(pool: Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) })
}
