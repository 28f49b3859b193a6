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

/** Its first picture is `public/products/<slug>.svg`. */
export interface SeedProduct {
  slug: string
  title: string
  subtitle: string
  description: string
  /** The pictures after the first: `public/gallery/<name>.svg`. */
  gallery?: readonly string[]
  /** What there is to choose, where a SKU's name says more than one thing: `柿橘 · 含芯` is one value of each. */
  options?: readonly string[]
  /** Which picture of the gallery shows a value of the first option. */
  looks?: Readonly<Record<string, string>>
  /** The day it came into the shop; what was there from the beginning has none. */
  listedOn?: string
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
