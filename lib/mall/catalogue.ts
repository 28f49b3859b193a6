import 'server-only'
import type { Fen } from '@/lib/domain/money'
import type { Server } from '@/lib/server'
import { findCategories, findProductBySlug, findProducts } from '@/lib/store/mall-catalogue'

type Deps = Pick<Server, 'prisma'>

export interface Category {
  slug: string
  name: string
}

export interface ProductCard {
  slug: string
  title: string
  subtitle: string
  picture: string
  /** The cheapest SKU's price. */
  fromFen: Fen
  hasSeveralPrices: boolean
  isSoldOut: boolean
}

export interface Sku {
  id: number
  name: string
  priceFen: Fen
  stockAvailable: number
}

export interface Product extends ProductCard {
  description: string
  category: Category
  skus: Sku[]
}

export function listCategories({ prisma }: Deps): Promise<Category[]> {
  return findCategories(prisma)
}

/** The products on sale; of one category when its slug is given. */
export async function listProducts({ prisma }: Deps, categorySlug?: string): Promise<ProductCard[]> {
  const products = await findProducts(prisma, categorySlug ?? null)
  return products.map(({ skus, ...product }) => ({ ...product, ...offerOf(skus) }))
}

/** A product on sale, or null. */
export async function findProduct({ prisma }: Deps, slug: string): Promise<Product | null> {
  const product = await findProductBySlug(prisma, slug)
  return product && { ...product, ...offerOf(product.skus) }
}

function offerOf(skus: ReadonlyArray<Pick<Sku, 'priceFen' | 'stockAvailable'>>) {
  const prices = skus.map(({ priceFen }) => priceFen)
  const fromFen = Math.min(...prices)
  return {
    fromFen,
    hasSeveralPrices: prices.some((priceFen) => priceFen !== fromFen),
    isSoldOut: skus.every(({ stockAvailable }) => stockAvailable === 0),
  }
}
