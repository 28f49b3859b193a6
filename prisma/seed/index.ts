import type { Pool, PoolClient } from 'pg'
import { catalogue } from './catalogue'
import { choiceRows, galleryPath } from './choices'
import { coupons } from './coupons'

const openedOn = '2026-01-01'

const categoryRows = catalogue.map(({ slug, name }, position) => ({ slug, name, position }))

const productRows = catalogue.flatMap((category) =>
  category.products.map((product, position) => ({
    category_slug: category.slug,
    slug: product.slug,
    title: product.title,
    subtitle: product.subtitle,
    description: product.description,
    picture: `/products/${product.slug}.svg`,
    gallery: product.gallery?.map(galleryPath) ?? [],
    listed_at: `${product.listedOn ?? openedOn}T00:00:00+08:00`,
    position,
  })),
)

const skuRows = catalogue
  .flatMap((category) => category.products)
  .flatMap((product) =>
    product.skus.map(({ name, priceFen, stock }, position) => ({
      product_slug: product.slug,
      name,
      price_fen: priceFen,
      stock,
      position,
    })),
  )

const upsertCategories = `
  INSERT INTO categories (slug, name, position)
  SELECT slug, name, position
    FROM jsonb_to_recordset($1) AS row (slug text, name text, position integer)
   ORDER BY position
  ON CONFLICT (slug) DO UPDATE SET name = excluded.name, position = excluded.position
  WHERE (categories.name, categories.position) IS DISTINCT FROM (excluded.name, excluded.position)`

const upsertProducts = `
  INSERT INTO products (category_id, slug, title, subtitle, description, picture, gallery, listed_at, position)
  SELECT c.id, row.slug, row.title, row.subtitle, row.description, row.picture, row.gallery, row.listed_at,
         row.position
    FROM jsonb_to_recordset($1) AS row (category_slug text, slug text, title text, subtitle text,
                                        description text, picture text, gallery text[], listed_at timestamptz,
                                        position integer)
    JOIN categories c ON c.slug = row.category_slug
   ORDER BY c.position, row.position
  ON CONFLICT (slug) DO UPDATE
  SET category_id = excluded.category_id, title = excluded.title, subtitle = excluded.subtitle,
      description = excluded.description, picture = excluded.picture, gallery = excluded.gallery,
      listed_at = excluded.listed_at, position = excluded.position
  WHERE (products.category_id, products.title, products.subtitle, products.description,
         products.picture, products.gallery, products.listed_at, products.position)
    IS DISTINCT FROM (excluded.category_id, excluded.title, excluded.subtitle, excluded.description,
                      excluded.picture, excluded.gallery, excluded.listed_at, excluded.position)`

// Price and stock are the open shop's own: a second seeding must neither refill a shelf that has been
// sold from nor undo a price somebody changed.
const insertMissingSkus = `
  INSERT INTO skus (product_id, name, price_fen, stock_available, position)
  SELECT p.id, row.name, row.price_fen, row.stock, row.position
    FROM jsonb_to_recordset($1) AS row (product_slug text, name text, price_fen integer,
                                        stock integer, position integer)
    JOIN products p ON p.slug = row.product_slug
    JOIN categories c ON c.id = p.category_id
   ORDER BY c.position, p.position, row.position
  ON CONFLICT (product_id, name) DO NOTHING`

// Options and the choices of their SKUs go together, so a product to which the open shop has added a SKU of its own
// keeps what it has.
const writeChoices = `
  WITH fitting AS (
    SELECT p.id, row.options, row.choices, row.pictures
      FROM jsonb_to_recordset($1) AS row (product_slug text, options jsonb, choices jsonb, pictures jsonb)
      JOIN products p ON p.slug = row.product_slug
     WHERE NOT EXISTS (SELECT FROM skus s WHERE s.product_id = p.id AND NOT row.choices ? s.name)
  ), product AS (
    UPDATE products p SET options = fitting.options FROM fitting
     WHERE p.id = fitting.id AND p.options <> fitting.options
  ), chosen AS (
    SELECT s.id, fitting.pictures ->> s.name AS picture,
           ARRAY(SELECT jsonb_array_elements_text(fitting.choices -> s.name)) AS choices
      FROM fitting JOIN skus s ON s.product_id = fitting.id
  )
  UPDATE skus s SET choices = chosen.choices, picture = chosen.picture FROM chosen
   WHERE s.id = chosen.id AND (s.choices, s.picture) IS DISTINCT FROM (chosen.choices, chosen.picture)`

// A coupon that is there already is the open shop's own: shoppers hold it on the terms it has.
const insertMissingCoupons = `
  INSERT INTO coupons (slug, title, kind, amount_fen, percent_off, threshold_fen, max_discount_fen,
                       starts_at, ends_at, quantity)
  SELECT slug, title, kind, "amountFen", "percentOff", "thresholdFen", "maxDiscountFen",
         "startsAt", "endsAt", quantity
    FROM jsonb_to_recordset($1) AS row (slug text, title text, kind text, "amountFen" integer,
      "percentOff" smallint, "thresholdFen" integer, "maxDiscountFen" integer, "startsAt" timestamptz,
      "endsAt" timestamptz, quantity integer)
  ON CONFLICT (slug) DO NOTHING`

/**
 * Puts the demo's catalogue and coupons into the database, or brings the catalogue's texts up to date. Safe to run at
 * every start: what is already there keeps its price and its stock. Returns how many products the catalogue has.
 */
export async function seedCatalogue(pool: Pool): Promise<{ products: number }> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await writeRows(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
  return { products: productRows.length }
}

async function writeRows(client: PoolClient): Promise<void> {
  await client.query(upsertCategories, [JSON.stringify(categoryRows)])
  await client.query(upsertProducts, [JSON.stringify(productRows)])
  await client.query(insertMissingSkus, [JSON.stringify(skuRows)])
  await client.query(writeChoices, [JSON.stringify(choiceRows)])
  await client.query(insertMissingCoupons, [JSON.stringify(coupons)])
}
