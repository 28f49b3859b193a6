import { afterEach, beforeEach, expect, test } from 'vitest'
import { findProduct } from '@/lib/mall/catalogue'
import { applyMigrations, readMigrations } from '@/lib/store/migrations'
import { seedCatalogue } from '@/prisma/seed'
import { createTestServer, type TestServer } from '@/tests/support/database'

let server: TestServer
beforeEach(async () => {
  server = await createTestServer()
})
afterEach(() => server.stop())

const name = '20261126000011_catalogue'

/** The database as it was before the migration, with a shop that has been selling. */
async function openOldShop(): Promise<void> {
  await server.pool.query(`
    DROP FUNCTION choices_agree CASCADE;
    ALTER TABLE products DROP COLUMN gallery, DROP COLUMN options, DROP COLUMN listed_at;
    ALTER TABLE skus DROP COLUMN choices, DROP COLUMN picture;
    DELETE FROM _prisma_migrations WHERE migration_name = '${name}';
    INSERT INTO categories (slug, name, position) VALUES ('tableware', '餐厨', 0);
    INSERT INTO products (category_id, slug, title, subtitle, description, picture, position)
    SELECT id, 'glass-mug', '玻璃杯', '', '', '/products/glass-mug.svg', 0 FROM categories;
    INSERT INTO skus (product_id, name, price_fen, stock_available, position)
    SELECT id, '带把 · 400 毫升', 1990, 7, 0 FROM products`)
}

test('a shop that is open migrates: its goods are shown and chosen as before', async () => {
  await openOldShop()
  expect(await applyMigrations(server.pool, await readMigrations('prisma/migrations'))).toEqual([name])
  expect(await findProduct(server, 'glass-mug')).toMatchObject({
    pictures: ['/products/glass-mug.svg'],
    options: [{ name: '规格', values: ['带把 · 400 毫升'] }],
    skus: [{ choices: ['带把 · 400 毫升'], picture: '/products/glass-mug.svg', priceFen: 1990 }],
  })
})

test('seeding gives an open shop its options and pictures, and leaves its prices and stock', async () => {
  await openOldShop()
  await applyMigrations(server.pool, await readMigrations('prisma/migrations'))
  await seedCatalogue(server.pool)
  const mug = await findProduct(server, 'glass-mug')
  expect(mug).toMatchObject({ options: [{ name: '款式' }, { name: '容量' }] })
  expect(mug?.skus[0]).toMatchObject({ choices: ['带把', '400 毫升'], priceFen: 1990, stockAvailable: 7 })
})

test('a product to which the shop has added a SKU of its own keeps being chosen by name', async () => {
  await openOldShop()
  await applyMigrations(server.pool, await readMigrations('prisma/migrations'))
  await server.pool.query(
    `INSERT INTO skus (product_id, name, price_fen, stock_available, position) SELECT id, '加大', 3990, 1, 9 FROM products`,
  )
  await seedCatalogue(server.pool)
  expect((await findProduct(server, 'glass-mug'))?.options).toMatchObject([{ name: '规格' }])
})

test('the database refuses choices that do not fit', async () => {
  await seedCatalogue(server.pool)
  for (const [text, constraint] of [
    ["UPDATE skus SET choices = '{带把}' WHERE name = '带把 · 400 毫升'", 'skus_choices_agree'],
    ["UPDATE skus SET choices = '{带把,900 毫升}' WHERE name = '带把 · 400 毫升'", 'skus_choices_agree'],
    ["UPDATE skus SET choices = '{带把,550 毫升}' WHERE name = '带把 · 400 毫升'", 'skus_choices'],
    ["UPDATE products SET options = '[]' WHERE slug = 'glass-mug'", 'skus_choices_agree'],
    ["UPDATE products SET options = '{}' WHERE slug = 'glass-mug'", 'products_options_check'],
  ] as const) {
    await expect(server.pool.query(text), text).rejects.toMatchObject({ constraint })
  }
})
