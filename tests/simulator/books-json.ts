import type { Books } from './books'
import { effective } from './refund-split'
import { sumFen } from './coupons'
import { shopperWithOpenid } from './people'
import type { Wechat } from './wechat'

/** The books as plain JSON, for an eye or an auditor: money is whole fen, moments are milliseconds. */
export function readableBooks(wechat: Wechat) {
  const { books, clock, arranged } = wechat
  return {
    now: clock.now(),
    currentShopper: books.currentShopper,
    orders: [...books.orders.values()].map((order) => ({
      ...order,
      payer: shopperWithOpenid(wechat, order.parameters['openid'] ?? '')?.nickname ?? null,
      notification: books.jobs.get(order.out_trade_no) ?? null,
    })),
    payments: payments(books),
    refunds: [...books.refunds.values()],
    jobs: [...books.jobs.values()],
    calls: books.calls,
    deliveries: books.deliveries,
    shares: books.shares,
    log: books.log,
    holdingNotifications: arranged.holding,
  }
}

/** What each transaction moved: paid, returned for good, and accepted but not returned yet. */
export function payments(books: Books) {
  const refunds = [...books.refunds.values()]
  return [...books.orders.values()].flatMap(({ out_trade_no, totalFen, payment }) => {
    if (!payment) return []
    const own = effective(refunds.filter((refund) => refund.out_trade_no === out_trade_no))
    const returned = own.filter(({ status }) => status === 'SUCCESS')
    const pending = own.filter(({ status }) => status !== 'SUCCESS')
    return [
      {
        transaction_id: payment.transaction_id,
        out_trade_no,
        openid: payment.openid,
        paidAt: payment.paidAt,
        paidFen: totalFen,
        refundedFen: sumFen(returned.map(({ refundFen }) => refundFen)),
        refundingFen: sumFen(pending.map(({ refundFen }) => refundFen)),
      },
    ]
  })
}
