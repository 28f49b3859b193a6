import type { Product } from '@/lib/mall/catalogue'

/** The form that the page's buttons post. */
export const plainFormId = 'buy'

/** What choosing needs to know of a product. */
export type Choices = Pick<
  Product,
  'slug' | 'title' | 'subtitle' | 'fromFen' | 'hasSeveralPrices' | 'stockAvailable' | 'options' | 'skus'
>

/** What is chosen before the shopper chooses: the first that can be bought. */
export function firstOf(skus: Choices['skus']): Choices['skus'][number] {
  const first = skus.find(({ stockAvailable }) => stockAvailable > 0) ?? skus[0]
  if (!first) throw new Error('a product without a SKU is not shown')
  return first
}
