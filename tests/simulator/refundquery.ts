import { toBeijingText } from './beijing-time'
import type { Order, Payment, Refund } from './books'
import { findNamedOrder, findOrder } from './find-order'
import { failure, type PayAnswer } from './pay-answer'
import { refundsOf } from './refund'
import { couponRefundFields, settlementRefund, tradeFields } from './refund-fields'
import type { Fields } from './signing'
import type { Wechat } from './wechat'

const pageSize = 10

/** Chapter 9_5: one refund by either of its numbers, or a page of all that one payment had. */
export function refundquery(wechat: Wechat, fields: Fields): PayAnswer {
  const { refund_id, out_refund_no, transaction_id, out_trade_no, offset } = fields
  if (!refund_id && !out_refund_no && !transaction_id && !out_trade_no) {
    return failure('LACK_PARAMS', '缺少参数:out_refund_no')
  }
  const { order, refunds } = findNamed(wechat, fields)
  const payment = order?.payment
  if (!payment || refunds.length === 0) return failure('REFUNDNOTEXIST', '退款订单查询失败')

  const from = Number(offset ?? 0)
  const page = refunds.slice(from, from + pageSize)
  const lagging = wechat.arranged.lags.refundquery.shift() === 'lagging'
  const shown = lagging ? page.map((refund) => ({ ...refund, status: 'PROCESSING' as const })) : page
  const numbered = shown.map((refund, index) => refundFields(payment, refund, `_${index}`))
  return {
    result: 'SUCCESS',
    fields: {
      ...tradeFields(order, payment),
      ...(offset ? { total_refund_count: String(refunds.length) } : {}),
      refund_count: String(page.length),
      ...Object.fromEntries(numbered.flatMap(Object.entries)),
    },
  }
}

/** "如果同时存在优先级：refund_id > out_refund_no > transaction_id > out_trade_no". */
function findNamed(wechat: Wechat, fields: Fields): { order: Order | null; refunds: Refund[] } {
  const { refund_id, out_refund_no } = fields
  if (!refund_id && !out_refund_no) {
    const order = findNamedOrder(wechat, fields)
    return { order, refunds: order ? refundsOf(wechat, order) : [] }
  }
  const all = wechat.books.refunds
  const found = refund_id
    ? [...all.values()].find((refund) => refund.refund_id === refund_id)
    : all.get(out_refund_no ?? '')
  return found
    ? { order: findOrder(wechat, found.out_trade_no), refunds: [found] }
    : { order: null, refunds: [] }
}

/** One refund among several; `refund_recv_accout` is spelt as WeChat spells it. */
function refundFields(payment: Payment, refund: Refund, suffix: string): Fields {
  const returned = refund.status === 'SUCCESS' && refund.endedAt !== undefined
  return {
    [`out_refund_no${suffix}`]: refund.out_refund_no,
    [`refund_id${suffix}`]: refund.refund_id,
    [`refund_channel${suffix}`]: 'ORIGINAL',
    [`refund_fee${suffix}`]: String(refund.refundFen),
    ...settlementRefund(payment, refund, suffix),
    ...(refund.coupons.length > 0 ? couponRefundFields(refund.coupons, suffix) : {}),
    [`refund_status${suffix}`]: refund.status,
    [`refund_account${suffix}`]: refund.parameters['refund_account'] ?? 'REFUND_SOURCE_UNSETTLED_FUNDS',
    [`refund_recv_accout${suffix}`]: '支付用户零钱',
    ...(returned ? { [`refund_success_time${suffix}`]: toBeijingText(refund.endedAt ?? 0) } : {}),
  }
}
