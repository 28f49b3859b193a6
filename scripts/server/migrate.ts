import pg from 'pg'
import { applyMigrations, readMigrations } from '@/lib/store/migrations'
import { PlainError } from '../plain-error'

/** Brings the database of DATABASE_URL up to this version, and says what it did. */
export async function migrate(): Promise<void> {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString)
    throw new PlainError('Set DATABASE_URL to the database to migrate. The demo migrates its own.')
  const pool = new pg.Pool({ connectionString, max: 1 })
  try {
    const applied = await applyMigrations(pool, await readMigrations('prisma/migrations'))
    console.log(applied.length === 0 ? 'Nothing to migrate.' : `Applied:\n${applied.join('\n')}`)
  } finally {
    await pool.end()
  }
}
