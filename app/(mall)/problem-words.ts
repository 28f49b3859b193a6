import type { LineProblem } from '@/lib/domain/cart-view'
import { cartText } from '@/lib/domain/zh-cn'

/** Why a line cannot be ordered, in a shopper's words; null when it can. */
export function problemWords(line: { problem: LineProblem; stockAvailable: number }): string | null {
  switch (line.problem) {
    case 'off_sale':
      return cartText.offSale
    case 'sold_out':
      return cartText.soldOut
    case 'low_stock':
      return cartText.tooMany(line.stockAvailable)
    case null:
      return null
  }
}
