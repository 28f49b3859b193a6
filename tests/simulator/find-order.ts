import type { Order } from './books'
import type { Fields } from './signing'
import type { Wechat } from './wechat'

/** How long an order waits for its payment before it closes by itself. */
export const unpaidLifeMs = 7 * 24 * 60 * 60_000

/** The order as it stands now. */
export function findOrder({ books, clock }: Wechat, outTradeNo: string): Order | null {
  const order = books.orders.get(outTradeNo)
  if (order?.state === 'NOTPAY' && clock.now() > order.createdAt + unpaidLifeMs) order.state = 'CLOSED'
  return order ?? null
}

/** The order a call means. With both numbers given, WeChat's own counts ("二选一，优先级：transaction_id"). */
export function findNamedOrder(wechat: Wechat, { transaction_id, out_trade_no }: Fields): Order | null {
  if (!transaction_id) return findOrder(wechat, out_trade_no ?? '')
  const orders = [...wechat.books.orders.values()]
  return orders.find((order) => order.payment?.transaction_id === transaction_id) ?? null
}
