import 'server-only'
import { offerOf, type GoodsCard, type GoodsPage } from '@/lib/domain/goods'
import { maxOffset, pageSize, termsOf, type Listing } from '@/lib/domain/listing'
import type { Fen } from '@/lib/domain/money'
import type { OptionGroup } from '@/lib/domain/sku-choice'
import { productText } from '@/lib/domain/zh-cn'
import type { Server } from '@/lib/server'
import { findCategories, findGoods, findProductBySlug } from '@/lib/store/mall-catalogue'

export interface Category {
  slug: string
  name: string
}

export interface Sku {
  id: number
  name: string
  priceFen: Fen
  stockAvailable: number
  /** One value of each of the product's option groups. */
  choices: string[]
  /** Its own where it looks different. */
  picture: string
}

export interface Product extends GoodsCard {
  description: string
  category: Category
  /** At least one; the first is the card's. */
  pictures: string[]
  /** At least one. */
  options: OptionGroup[]
  skus: Sku[]
}

const maxSimilar = 6

export function listCategories({ prisma }: Pick<Server, 'prisma'>): Promise<Category[]> {
  return findCategories(prisma)
}

/** The products of a listing from `offset` on, `count` at most. */
export async function listGoods(
  { pool }: Pick<Server, 'pool'>,
  { category, query, sort }: Listing,
  { offset = 0, count = pageSize }: { offset?: number; count?: number } = {},
): Promise<GoodsPage> {
  const terms = query === null ? [] : termsOf(query)
  // One more than shown tells whether there are more.
  const found = await findGoods(pool, { category, terms, except: null, sort, offset, limit: count + 1 })
  return {
    products: found.slice(0, count),
    hasMore: found.length > count && offset + count < maxOffset,
  }
}

/** A few products of the same category. */
export function listSimilar(
  { pool }: Pick<Server, 'pool'>,
  { slug, category }: Pick<Product, 'slug' | 'category'>,
): Promise<GoodsCard[]> {
  return findGoods(pool, {
    category: category.slug,
    terms: [],
    except: slug,
    sort: 'default',
    offset: 0,
    limit: maxSimilar,
  })
}

/** A product on sale, or null. */
export async function findProduct({ prisma }: Pick<Server, 'prisma'>, slug: string): Promise<Product | null> {
  const found = await findProductBySlug(prisma, slug)
  if (!found) return null
  const { gallery, options, skus, ...product } = found
  const areNamed = options.length > 0
  return {
    ...product,
    ...offerOf(skus),
    pictures: [product.picture, ...gallery],
    options: areNamed ? options : [{ name: productText.options, values: skus.map(({ name }) => name) }],
    skus: skus.map((sku) => ({
      ...sku,
      choices: areNamed ? sku.choices : [sku.name],
      picture: sku.picture ?? product.picture,
    })),
  }
}
