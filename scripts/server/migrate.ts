import { seedCatalogue } from '@/prisma/seed'
import { PlainError } from '../plain-error'
import { migrateDatabase, withConnection } from './database'

/** Brings the database of DATABASE_URL up to this version, and says what it did. */
export async function migrate(): Promise<void> {
  const applied = await migrateDatabase(givenDatabase())
  console.log(applied.length === 0 ? 'Nothing to migrate.' : `Applied:\n${applied.join('\n')}`)
}

/** Puts the example catalogue into the database of DATABASE_URL. */
export async function seed(): Promise<void> {
  const { products } = await withConnection(givenDatabase(), seedCatalogue)
  console.log(`The catalogue has ${products} products.`)
}

function givenDatabase(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new PlainError('Set DATABASE_URL first. The demo prepares a database of its own.')
  return url
}
