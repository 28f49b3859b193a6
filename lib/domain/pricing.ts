import type { Item } from './cart'
import { maxLines } from './limits'
import { maxTotalFen, type Fen } from './money'

/** An item with what the catalogue says of it now; null when there is no such SKU on sale. */
export interface CatalogueItem extends Item {
  priceFen: Fen | null
}

export type Priced =
  | { outcome: 'priced'; totalFen: Fen }
  | { outcome: 'empty' }
  /** One of the SKUs is gone or off the shelf. */
  | { outcome: 'off_sale' }
  /** More than one order may cost, or more lines than it may have. */
  | { outcome: 'too_large' }

/**
 * What the items cost: the catalogue's prices times the quantities, in fen. Each factor is bounded (a price by the
 * database, a quantity and the number of lines by the schema), so the sum is far below 2^53.
 */
export function priceItems(items: readonly CatalogueItem[]): Priced {
  if (items.length === 0) return { outcome: 'empty' }
  if (items.length > maxLines) return { outcome: 'too_large' }
  let totalFen = 0
  for (const { priceFen, quantity } of items) {
    if (priceFen === null) return { outcome: 'off_sale' }
    totalFen += priceFen * quantity
  }
  return totalFen > maxTotalFen ? { outcome: 'too_large' } : { outcome: 'priced', totalFen }
}
