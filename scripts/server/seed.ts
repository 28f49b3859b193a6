import type { Pool } from 'pg'
import { seedCatalogue } from '@/prisma/seed'

/** Stocks the shelves of a shop that starts empty; what is there already stays as it is. */
export async function seedDatabase({ pool }: { pool: Pool }): Promise<void> {
  const { rows } = await pool.query<{ stocked: boolean }>('SELECT EXISTS (SELECT FROM products) AS stocked')
  if (rows[0]?.stocked !== true) await seedCatalogue(pool)
}
