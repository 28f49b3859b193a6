import { afterEach, beforeEach, expect, test } from 'vitest'
import { catalogue } from '@/prisma/seed/catalogue'
import { seedCatalogue } from '@/prisma/seed'
import { coupons } from '@/prisma/seed/coupons'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

const products = catalogue.flatMap((category) => category.products)

/** Every row with the transaction that last wrote it, so that even a write of equal values is seen. */
async function rowsOf(table: 'categories' | 'products' | 'skus' | 'coupons'): Promise<unknown[]> {
  const { rows } = await database.pool.query(`SELECT xmin, ${table}.* FROM ${table} ORDER BY id`)
  return rows
}
const everything = async () => ({
  categories: await rowsOf('categories'),
  products: await rowsOf('products'),
  skus: await rowsOf('skus'),
  coupons: await rowsOf('coupons'),
})

test('the whole catalogue arrives in its order, every product with a category, a picture and a price', async () => {
  expect(await seedCatalogue(database.pool)).toEqual({ products: products.length })
  const { rows } = await database.pool.query(`
    SELECT c.slug AS category, p.slug, p.picture, s.name, s.price_fen AS "priceFen", s.stock_available AS stock
      FROM skus s JOIN products p ON p.id = s.product_id JOIN categories c ON c.id = p.category_id
     ORDER BY s.id`)
  expect(rows).toEqual(
    catalogue.flatMap((category) =>
      category.products.flatMap(({ slug, skus }) =>
        skus.map((sku) => ({ category: category.slug, slug, picture: `/products/${slug}.svg`, ...sku })),
      ),
    ),
  )
})

test('the coupons arrive with their terms, and one that the shop has changed stays changed', async () => {
  await seedCatalogue(database.pool)
  const text = `SELECT slug, title, kind, amount_fen AS "amountFen", percent_off AS "percentOff",
      threshold_fen AS "thresholdFen", max_discount_fen AS "maxDiscountFen", starts_at AS "startsAt",
      ends_at AS "endsAt", quantity FROM coupons ORDER BY id`
  const figures = { amountFen: null, percentOff: null, maxDiscountFen: null }
  const { rows } = await database.pool.query(text)
  expect(rows).toEqual(coupons.map((coupon) => ({ ...figures, ...coupon })))

  await database.pool.query("UPDATE coupons SET amount_fen = 1, claimed_count = 3 WHERE slug = 'welcome'")
  const before = await rowsOf('coupons')
  await seedCatalogue(database.pool)
  expect(await rowsOf('coupons')).toEqual(before)
})

test('seeding a second time writes nothing', async () => {
  await seedCatalogue(database.pool)
  const before = await everything()
  await seedCatalogue(database.pool)
  expect(await everything()).toEqual(before)
})

test('several processes may seed at once', async () => {
  await Promise.all([1, 2, 3, 4].map(() => seedCatalogue(database.pool)))
  expect((await rowsOf('products')).length).toBe(products.length)
})

test('what was sold stays sold and a changed price stays changed; a changed text comes back', async () => {
  await seedCatalogue(database.pool)
  const soap = "product_id = (SELECT id FROM products WHERE slug = 'handmade-soap')"
  await database.pool.query(`UPDATE skus SET stock_available = 7, price_fen = 2500 WHERE ${soap}`)
  await database.pool.query("UPDATE products SET title = '皂' WHERE slug = 'handmade-soap'")
  await seedCatalogue(database.pool)
  const { rows: skus } = await database.pool.query(
    `SELECT DISTINCT stock_available, price_fen FROM skus WHERE ${soap}`,
  )
  expect(skus).toEqual([{ stock_available: 7, price_fen: 2500 }])
  const { rows: titles } = await database.pool.query(
    "SELECT title FROM products WHERE slug = 'handmade-soap'",
  )
  expect(titles).toEqual([{ title: '冷制手工皂' }])
})

test('a failed seeding leaves nothing behind', async () => {
  await database.pool.query('ALTER TABLE skus ADD CHECK (price_fen > 1)')
  await expect(seedCatalogue(database.pool)).rejects.toThrow('skus_price_fen_check1')
  expect(await rowsOf('categories')).toEqual([])
})
