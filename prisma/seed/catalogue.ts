import { care } from './care'
import { stationery } from './stationery'
import { tableware } from './tableware'
import { tea } from './tea'
import { textile } from './textile'

export interface SeedSku {
  /** Unique within its product: it is how a second seeding finds the row again. */
  name: string
  priceFen: number
  /** What the shelf holds when the shop opens; orders change it from then on. */
  stock: number
}

/** Its picture is `public/products/<slug>.svg`. */
export interface SeedProduct {
  slug: string
  title: string
  subtitle: string
  description: string
  skus: readonly SeedSku[]
}

/** Its icon is `public/categories/<slug>.svg`. */
export interface SeedCategory {
  slug: string
  name: string
  products: readonly SeedProduct[]
}

/** The demo's shop, 拾物小铺: everything it sells, in the order the shelves are shown. */
export const catalogue: readonly SeedCategory[] = [tea, tableware, textile, stationery, care]
