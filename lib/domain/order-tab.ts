/** The views of a shopper's orders, each at `/orders?tab=…`. */
export const orderTabs = ['all', 'to_pay', 'to_ship', 'to_receive', 'after_sale'] as const

export type OrderTab = (typeof orderTabs)[number]

/** How many orders wait in each; `after_sale` counts those whose refund is under way. */
export type OrderCounts = Record<Exclude<OrderTab, 'all'>, number>

/** The tab that a query names; anything else is all of them. */
export function orderTabOf(word: unknown): OrderTab {
  return orderTabs.find((tab) => tab === word) ?? 'all'
}

/** The page of one tab, or of what is older in it than the order `before`. */
export function orderTabPath(tab: OrderTab, before?: string): string {
  const query = new URLSearchParams({
    ...(tab !== 'all' && { tab }),
    ...(before !== undefined && { before }),
  }).toString()
  return query === '' ? '/orders' : `/orders?${query}`
}
