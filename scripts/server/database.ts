import pg from 'pg'
import type { Server } from '@/lib/server'
import { prepareDatabase } from '@/lib/store/prepare-database'
import { PlainError } from '../plain-error'

/**
 * Opens the database before the port: WeChat's first notification after a boot must not wait for it. Missing
 * migrations are applied; any number of instances may start at once.
 */
export async function openDatabase({ env, pool, log }: Pick<Server, 'env' | 'pool' | 'log'>): Promise<void> {
  await pool.query('SELECT 1').catch((error: unknown) => {
    throw new PlainError(
      `The database does not let us in (${codeOf(error)}). Check DATABASE_URL and that its server runs.`,
    )
  })
  for (const name of await migrateDatabase(env.databaseUrl)) log.info({ event: 'migration_applied', name })
}

/** Applies the migrations that are missing and returns their names. */
export function migrateDatabase(databaseUrl: string): Promise<string[]> {
  return withConnection(databaseUrl, prepareDatabase)
}

/** A connection without the shop's time limits, for work that may take as long as it takes. */
export async function withConnection<T>(
  connectionString: string,
  act: (pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString, max: 1 })
  try {
    return await act(pool)
  } finally {
    await pool.end()
  }
}

/** The code alone: messages of drivers repeat hosts and users. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
}
