import type { Server } from '@/lib/server'
import { applyMigrations, readMigrations } from '@/lib/store/migrations'
import { PlainError } from '../plain-error'

/**
 * Opens the database before the port: WeChat's first notification after a boot must not wait for it. Missing
 * migrations are applied; any number of instances may start at once.
 */
export async function openDatabase({ pool, log }: Pick<Server, 'pool' | 'log'>): Promise<void> {
  await pool.query('SELECT 1').catch((error: unknown) => {
    throw new PlainError(
      `The database does not let us in (${codeOf(error)}). Check DATABASE_URL and that its server runs.`,
    )
  })
  for (const name of await applyMigrations(pool, await readMigrations('prisma/migrations'))) {
    log.info({ event: 'migration_applied', name })
  }
}

/** The code alone: messages of drivers repeat hosts and users. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
}
