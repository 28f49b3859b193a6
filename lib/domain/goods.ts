import type { Fen } from './money'

/** A product as a list shows it. */
export interface GoodsCard {
  slug: string
  title: string
  subtitle: string
  picture: string
  /** The price of the cheapest SKU that can be bought; of the cheapest one when none can. */
  fromFen: Fen
  hasSeveralPrices: boolean
  /** Of all its SKUs together. */
  stockAvailable: number
}

export interface GoodsPage {
  products: GoodsCard[]
  hasMore: boolean
}

interface Offered {
  priceFen: Fen
  stockAvailable: number
}

/** What a product's SKUs come to on its card. There is at least one. */
export function offerOf(
  skus: readonly Offered[],
): Omit<GoodsCard, 'slug' | 'title' | 'subtitle' | 'picture'> {
  const buyable = skus.filter(({ stockAvailable }) => stockAvailable > 0)
  const prices = (buyable.length > 0 ? buyable : skus).map(({ priceFen }) => priceFen)
  const fromFen = Math.min(...prices)
  return {
    fromFen,
    hasSeveralPrices: prices.some((priceFen) => priceFen !== fromFen),
    stockAvailable: skus.reduce((sum, { stockAvailable }) => sum + stockAvailable, 0),
  }
}

// So few that a shopper should know before choosing.
const fewLeft = 5

/** How many are left when that is worth saying: 0 when sold out, null when there are plenty. */
export function scarcityOf(stockAvailable: number): number | null {
  return stockAvailable <= fewLeft ? stockAvailable : null
}
