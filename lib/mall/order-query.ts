import 'server-only'
import { orderNoPattern } from '@/lib/domain/order-no'
import { orderTabOf, type OrderTab } from '@/lib/domain/order-tab'

/** The tab and the place in it that `?tab=…&before=…` names; what is none of ours is the beginning of all orders. */
export function readOrderQuery(query: { tab: unknown; before: unknown }): {
  tab: OrderTab
  before: string | null
} {
  const { before } = query
  return {
    tab: orderTabOf(query.tab),
    before: typeof before === 'string' && orderNoPattern.test(before) ? before : null,
  }
}
