import 'server-only'
import { Logger, runMigrations } from 'graphile-worker'
import type { Pool } from 'pg'
import { applyMigrations, readMigrations } from './migrations'

/**
 * Brings a database up to this version: the shop's own migrations and those of the job queue, in this order. Returns
 * the names of the shop's that were missing. Any number of starts may call this at once.
 */
export async function prepareDatabase(pool: Pool): Promise<string[]> {
  const applied = await applyMigrations(pool, await readMigrations('prisma/migrations'))
  // A connection that breaks while idle must not end the process.
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  await runMigrations({ pgPool: pool, logger: silent })
  return applied
}

const silent = new Logger(() => () => undefined)

function ignore(): void {}
