import type { Item } from './cart'
import { maxLines, maxQuantity } from './limits'

/** One of an order's goods, and how much of it can be had now; null when it is not sold any more. */
export interface Wanted extends Item {
  stockAvailable: number | null
}

export type ShortReason = 'off_sale' | 'sold_out' | 'low_stock' | 'cart_full'

export interface BuyAgain {
  /** The quantities that these lines of the cart are to have. */
  lines: Item[]
  /** What could not be put there as ordered, and how many of it could. */
  short: { skuId: number; reason: ShortReason; quantity: number }[]
}

/**
 * What buying an order's goods again does to a cart: each line has at least what was ordered, as far as that can be
 * had. A quantity is set and never added, so that doing it twice is doing it once.
 */
export function planBuyAgain(cart: readonly Item[], wanted: readonly Wanted[]): BuyAgain {
  const plan: BuyAgain = { lines: [], short: [] }
  for (const { skuId, quantity, stockAvailable } of wanted) {
    const present = cart.find((line) => line.skuId === skuId)?.quantity ?? 0
    const most = Math.min(quantity, stockAvailable ?? 0, maxQuantity)
    const reason = reasonOf({ quantity, stockAvailable, isFull: isFull(cart, plan, present) })
    const isLine = reason === null || reason === 'low_stock'
    if (isLine && most > present) plan.lines.push({ skuId, quantity: most })
    if (reason !== null) plan.short.push({ skuId, reason, quantity: isLine ? most : 0 })
  }
  return plan
}

/** Whether a line more would be one too many; a line that is there already is none more. */
function isFull(cart: readonly Item[], plan: BuyAgain, present: number): boolean {
  const added = plan.lines.filter(({ skuId }) => !cart.some((line) => line.skuId === skuId))
  return present === 0 && cart.length + added.length >= maxLines
}

function reasonOf(of: {
  quantity: number
  stockAvailable: number | null
  isFull: boolean
}): ShortReason | null {
  if (of.stockAvailable === null) return 'off_sale'
  if (of.stockAvailable === 0) return 'sold_out'
  if (of.isFull) return 'cart_full'
  return of.stockAvailable < of.quantity ? 'low_stock' : null
}
