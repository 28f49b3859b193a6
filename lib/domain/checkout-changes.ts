import type { Item } from './cart'
import type { LineProblem } from './cart-view'
import type { Fen } from './money'

/** An item of a checkout with the price its shopper was shown; checkouts of before this was kept have none. */
export interface ShownItem extends Item {
  priceFen?: Fen | undefined
}

/** What the catalogue says of an item now. */
interface LineNow extends Item {
  productTitle: string
  skuName: string
  priceFen: Fen
  stockAvailable: number
  problem: LineProblem
}

/** What became different since the shopper began to check out. `name` is null where the SKU is no more. */
export type CheckoutChange =
  | { kind: 'price'; name: string; fromFen: Fen; toFen: Fen }
  | { kind: 'fewer'; name: string; wanted: number; left: number }
  | { kind: 'gone'; name: string | null }

/** Every change of goods or price, in the order of the items, so that none is charged without a word. */
export function changesOf(items: readonly ShownItem[], lines: readonly LineNow[]): CheckoutChange[] {
  return items.flatMap((item): CheckoutChange[] => {
    const line = lines.find(({ skuId }) => skuId === item.skuId)
    if (!line) return [{ kind: 'gone', name: null }]
    const name = `${line.productTitle} ${line.skuName}`
    if (line.problem === 'off_sale' || line.problem === 'sold_out') return [{ kind: 'gone', name }]
    const changes: CheckoutChange[] = []
    if (item.priceFen !== undefined && item.priceFen !== line.priceFen) {
      changes.push({ kind: 'price', name, fromFen: item.priceFen, toFen: line.priceFen })
    }
    if (line.problem === 'low_stock') {
      changes.push({ kind: 'fewer', name, wanted: item.quantity, left: line.stockAvailable })
    }
    return changes
  })
}

/** The items at the prices that were shown, where that is known, so that any other is told. */
export function asShown(items: readonly ShownItem[], shown: readonly ShownItem[]): ShownItem[] {
  return items.map((item) => {
    const priceFen = shown.find(({ skuId }) => skuId === item.skuId)?.priceFen
    return priceFen === undefined ? item : { ...item, priceFen }
  })
}

/** What can still be had of the items, at the prices of now. */
export function whatIsLeft(lines: readonly LineNow[]): ShownItem[] {
  return lines.flatMap(({ skuId, quantity, priceFen, stockAvailable, problem }) =>
    problem === 'off_sale' || problem === 'sold_out'
      ? []
      : [{ skuId, quantity: Math.min(quantity, stockAvailable), priceFen }],
  )
}
