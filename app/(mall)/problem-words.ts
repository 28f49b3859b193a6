import type { LineView } from '@/lib/mall/cart'

/** Why a line cannot be ordered, in a shopper's words; null when it can. */
export function problemWords({ problem, stockAvailable }: LineView): string | null {
  switch (problem) {
    case 'off_sale':
      return '商品已下架，请删除'
    case 'sold_out':
      return '已售罄，请删除'
    case 'low_stock':
      return `库存仅剩 ${stockAvailable} 件，请减少数量`
    case null:
      return null
  }
}
