import 'server-only'
import type { Server } from './server'
import { MigrationError, missingMigrations, readMigrations } from './store/migrations'

export type Readiness = 'ready' | 'database_unreachable' | 'migrations_missing'

/** Whether this process can take orders now: its database answers and has every migration we ship. */
export async function readiness({ pool, log }: Pick<Server, 'pool' | 'log'>): Promise<Readiness> {
  try {
    const missing = await missingMigrations(pool, await readMigrations('prisma/migrations'))
    return missing.length === 0 ? 'ready' : 'migrations_missing'
  } catch (err) {
    log.warn({ event: 'not_ready', err })
    return err instanceof MigrationError ? 'migrations_missing' : 'database_unreachable'
  }
}
