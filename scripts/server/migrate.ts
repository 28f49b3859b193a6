import pg from 'pg'
import { applyMigrations, readMigrations } from '@/lib/store/migrations'
import { seedCatalogue } from '@/prisma/seed'
import { PlainError } from '../plain-error'

/** Brings the database of DATABASE_URL up to this version, and says what it did. */
export async function migrate(): Promise<void> {
  await withGivenDatabase(async (pool) => {
    const applied = await applyMigrations(pool, await readMigrations('prisma/migrations'))
    console.log(applied.length === 0 ? 'Nothing to migrate.' : `Applied:\n${applied.join('\n')}`)
  })
}

/** Puts the example catalogue into the database of DATABASE_URL. */
export async function seed(): Promise<void> {
  await withGivenDatabase(async (pool) => {
    const { products } = await seedCatalogue(pool)
    console.log(`The catalogue has ${products} products.`)
  })
}

async function withGivenDatabase(act: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString)
    throw new PlainError('Set DATABASE_URL first. The demo prepares a database of its own.')
  const pool = new pg.Pool({ connectionString, max: 1 })
  try {
    await act(pool)
  } finally {
    await pool.end()
  }
}
