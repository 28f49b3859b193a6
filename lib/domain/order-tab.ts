import { readShown } from './listing'

/** The views of a shopper's orders, each at `/orders?tab=…`. */
export const orderTabs = ['all', 'to_pay', 'to_ship', 'to_receive', 'after_sale'] as const

export type OrderTab = (typeof orderTabs)[number]

/** How many orders wait in each; `after_sale` counts those whose refund is under way. */
export type OrderCounts = Record<Exclude<OrderTab, 'all'>, number>

/** The tab that a query names; anything else is all of them. */
export function orderTabOf(word: unknown): OrderTab {
  return orderTabs.find((tab) => tab === word) ?? 'all'
}

/** How many orders a list starts with, and grows by. */
export const orderPageSize = 20

/** The most that one page is made of at once, however far a shopper had scrolled. */
const maxShown = 200

/** How many orders to begin with, as for goods. */
export function readShownOrders(word: Parameters<typeof readShown>[0]): number {
  return readShown(word, { pageSize: orderPageSize, maxShown })
}

/** Which part of a tab's orders, newest first. */
export interface OrderSpan {
  /** How many of them; as many as a list starts with, unless said. */
  shown?: number
  /** Those older than this order; the newest, unless said. */
  before?: string | null
}

/** The page of one tab, with `shown` orders when that is more than it starts with. */
export function orderTabPath(
  tab: OrderTab,
  { shown = orderPageSize, before = null }: OrderSpan = {},
): string {
  const query = new URLSearchParams({
    ...(tab !== 'all' && { tab }),
    ...(before !== null && { before }),
    ...(shown > orderPageSize && { shown: String(Math.min(shown, maxShown)) }),
  }).toString()
  return query === '' ? '/orders' : `/orders?${query}`
}

/**
 * The page that shows what follows, without a script: the same list, longer; or, where it is as long as a page can be,
 * the orders after it.
 */
export function olderOrdersPath(
  tab: OrderTab,
  { shown, before, olderThan }: { shown: number; before: string | null; olderThan: string },
): string {
  if (shown + orderPageSize > maxShown) return orderTabPath(tab, { before: olderThan })
  return orderTabPath(tab, { shown: shown + orderPageSize, before })
}

/** Where the orders of a tab that are older than `before` come from, as JSON. */
export function orderSource(tab: OrderTab, before: string): string {
  return `/api/orders?${new URLSearchParams({ tab, before })}`
}
