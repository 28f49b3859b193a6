import 'server-only'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { GoodsCard } from '@/lib/domain/goods'
import type { Sort } from '@/lib/domain/listing'
import type { PrismaClient } from './generated/client'

const maxCategories = 200

export function findCategories(prisma: PrismaClient) {
  return prisma.category.findMany({
    select: { slug: true, name: true },
    orderBy: { position: 'asc' },
    take: maxCategories,
  })
}

export interface GoodsFilter {
  category: string | null
  /** Words that must all be in title, subtitle or the category's name. */
  terms: readonly string[]
  /** The slug of a product to leave out. */
  except: string | null
  sort: Sort
  offset: number
  limit: number
}

const sequences = {
  default: 'c.position, p.position, p.id',
  new: 'p.listed_at DESC, c.position, p.position, p.id',
  'price-up': 's."fromFen", c.position, p.position, p.id',
  'price-down': 's."fromFen" DESC, c.position, p.position, p.id',
} as const satisfies Record<Sort, string>

/** Products on sale with at least one SKU; those that are sold out come last, whatever the sort. */
export async function findGoods(pool: Pool, filter: GoodsFilter): Promise<GoodsCard[]> {
  const { rows } = await pool.query<GoodsCard>(
    `SELECT p.slug, p.title, p.subtitle, p.picture, s.*
       FROM products p JOIN categories c ON c.id = p.category_id
       JOIN LATERAL (
         SELECT COALESCE(min(price_fen) FILTER (WHERE stock_available > 0), min(price_fen)) AS "fromFen",
                COALESCE(min(price_fen) FILTER (WHERE stock_available > 0), min(price_fen))
                  <> COALESCE(max(price_fen) FILTER (WHERE stock_available > 0), max(price_fen)) AS "hasSeveralPrices",
                LEAST(sum(stock_available), 2147483647)::integer AS "stockAvailable"
           FROM skus WHERE product_id = p.id HAVING count(*) > 0) s ON true
      WHERE p.on_sale AND ($1::text IS NULL OR c.slug = $1) AND p.slug IS DISTINCT FROM $2
        AND NOT EXISTS (SELECT FROM unnest($3::text[]) AS term
                         WHERE concat_ws(' ', p.title, p.subtitle, c.name) NOT ILIKE term)
      ORDER BY s."stockAvailable" = 0, ${sequences[filter.sort]} LIMIT $4 OFFSET $5`,
    [filter.category, filter.except, filter.terms.map(contains), filter.limit, filter.offset],
  )
  return rows
}

/** A pattern for ILIKE in which the shopper's own `%`, `_` and `\` stand for themselves. */
function contains(term: string): string {
  return `%${term.replace(/[\\%_]/g, '\\$&')}%`
}

const optionsSchema = z.array(z.object({ name: z.string(), values: z.array(z.string()) }))

/** A product on sale with at least one SKU, by its slug. */
export async function findProductBySlug(prisma: PrismaClient, slug: string) {
  const product = await prisma.product.findFirst({
    select: {
      slug: true,
      title: true,
      subtitle: true,
      description: true,
      picture: true,
      gallery: true,
      options: true,
      category: { select: { slug: true, name: true } },
      skus: {
        select: { id: true, name: true, priceFen: true, stockAvailable: true, choices: true, picture: true },
        orderBy: { position: 'asc' },
      },
    },
    where: { slug, onSale: true, skus: { some: {} } },
  })
  return product && { ...product, options: optionsSchema.parse(product.options) }
}
