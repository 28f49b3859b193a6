import { maxQuantity } from './limits'
import type { Fen } from './money'
import { priceItems } from './pricing'

/** Why a line cannot be ordered as it stands; null when it can. */
export type LineProblem = 'off_sale' | 'sold_out' | 'low_stock' | null

interface Orderable {
  quantity: number
  stockAvailable: number
  isOnSale: boolean
}

/** A line of the cart, as the page shows it and works with it. */
export interface CartLine extends Orderable {
  skuId: number
  productSlug: string
  productTitle: string
  skuName: string
  picture: string
  priceFen: Fen
  lineFen: Fen
  problem: LineProblem
  isSelected: boolean
  /** What one piece cost when it was put in; null when that is not known. */
  addedPriceFen: Fen | null
}

/** What stands in the way of ordering so many of an SKU. */
export function problemOf({ isOnSale, stockAvailable, quantity }: Orderable): LineProblem {
  if (!isOnSale) return 'off_sale'
  if (stockAvailable === 0) return 'sold_out'
  return stockAvailable < quantity ? 'low_stock' : null
}

/** Whether nothing but taking it out helps: it is off sale, or sold out. */
export function isInvalid({ problem }: Pick<CartLine, 'problem'>): boolean {
  return problem === 'off_sale' || problem === 'sold_out'
}

/** What the selected lines come to. */
export interface CartSummary {
  /** Of all lines, whether they are selected or not. */
  pieces: number
  selectedPieces: number
  /** What the selected lines cost. */
  totalFen: Fen
  isAllSelected: boolean
  /** Every selected line can be ordered, and together they cost no more than one order may. */
  canOrder: boolean
}

/** The cart's sums: reckoned by the server, and by the page ahead of the server's answer. */
export function summaryOf(lines: readonly CartLine[]): CartSummary {
  const valid = lines.filter((line) => !isInvalid(line))
  const selected = valid.filter(({ isSelected }) => isSelected)
  return {
    pieces: piecesOf(lines),
    selectedPieces: piecesOf(selected),
    totalFen: selected.reduce((totalFen, { lineFen }) => totalFen + lineFen, 0),
    isAllSelected: valid.length > 0 && selected.length === valid.length,
    canOrder: priceItems(selected).outcome === 'priced' && selected.every(({ problem }) => problem === null),
  }
}

/**
 * The cart with other lines, ahead of the server's answer. What a coupon takes off is known only of the sum it was
 * reckoned for; of any other it is left out until the server has said.
 */
export function foreseen<Cart extends CartSummary & { discountFen: Fen }>(
  cart: Cart,
  lines: CartLine[],
): Cart & { lines: CartLine[] } {
  const summary = summaryOf(lines)
  const discountFen = summary.totalFen === cart.totalFen ? cart.discountFen : 0
  return { ...cart, ...summary, lines, discountFen }
}

export function piecesOf(lines: ReadonlyArray<{ quantity: number }>): number {
  return lines.reduce((pieces, { quantity }) => pieces + quantity, 0)
}

/** The line with another quantity. */
export function withQuantity(line: CartLine, quantity: number): CartLine {
  const lineFen = line.priceFen * quantity
  return { ...line, quantity, lineFen, problem: problemOf({ ...line, quantity }) }
}

// From here down, the page says how many are left.
const scarce = 5

/** How many are left, where that is worth saying: few, or no more than the line already takes. */
export function piecesLeft({ stockAvailable, quantity, problem }: CartLine): number | null {
  if (problem !== null) return null
  const isAtTheEnd = stockAvailable <= quantity && stockAvailable < maxQuantity
  return stockAvailable <= scarce || isAtTheEnd ? stockAvailable : null
}
