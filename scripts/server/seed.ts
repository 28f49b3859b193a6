import type { Pool } from 'pg'
import { seedCatalogue } from '@/prisma/seed'

/** Stocks the shelves of a shop that starts empty; what is there already stays as it is. */
export async function seedDatabase({ pool }: { pool: Pool }): Promise<void> {
  await seedCatalogue(pool)
}
