import type { Order, Payment, Refund } from './books'
import { sumFen } from './coupons'
import { findNamedOrder } from './find-order'
import { failure, type PayAnswer } from './pay-answer'
import { newRefundId } from './random'
import { refundAnswer } from './refund-fields'
import { scheduleEnd } from './refund-end'
import { refundTakesMs } from './refund-plan'
import { effective, splitRefund } from './refund-split'
import type { Fields } from './signing'
import { findTrigger } from './triggers'
import { identityOf } from './unifiedorder'
import type { Wechat } from './wechat'

const refundableMs = 365 * 24 * 60 * 60_000
const mostRefunds = 50

/** Chapter 9_4: SUCCESS means accepted, not returned; the money moves later, or never. */
export function refund(wechat: Wechat, fields: Fields): PayAnswer {
  const { transaction_id, out_trade_no } = fields
  if (!transaction_id && !out_trade_no) return failure('LACK_PARAMS', '缺少参数:out_trade_no')
  const order = findNamedOrder(wechat, fields)
  if (!order && transaction_id) return failure('INVALID_TRANSACTIONID', '无效transaction_id')
  if (!order?.payment) return failure('ORDERNOTEXIST', '订单不存在')
  const before = refundsOf(wechat, order)
  if (comesTooSoon(wechat, before)) return failure('FREQUENCY_LIMITED', '频率限制')
  const known = wechat.books.refunds.get(fields['out_refund_no'] ?? '')
  if (known) return repeat(order, known, fields)

  const refused = findRefusal(wechat, { order, payment: order.payment, before }, fields)
  if (refused) return refused
  return accept(wechat, { order, payment: order.payment, before }, fields)
}

export function refundsOf({ books }: Wechat, { out_trade_no }: Order): Refund[] {
  return [...books.refunds.values()].filter((refund) => refund.out_trade_no === out_trade_no)
}

/** "同一笔订单多次退款的请求需相隔1分钟": in the strictest reading, repeats too. Only where a test insists on it. */
function comesTooSoon({ arranged, clock }: Wechat, before: readonly Refund[]): boolean {
  const last = before.at(-1)
  return last !== undefined && clock.now() < last.createdAt + arranged.refundPaceMs
}

interface Paid {
  order: Order
  payment: Payment
  before: readonly Refund[]
}

/** "同一退款单号多次请求只退一笔": the money must be the same; the other fields stay those of the first request. */
function repeat(order: Order, known: Refund, fields: Fields): PayAnswer {
  const same =
    known.out_trade_no === order.out_trade_no &&
    known.refundFen === Number(fields['refund_fee']) &&
    order.totalFen === Number(fields['total_fee'])
  if (!same) return failure('REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试')
  return refundAnswer(order, known)
}

/** What WeChat refuses, in the codes that chapter 9_4 and merchants' logs name. */
function findRefusal(wechat: Wechat, { order, payment, before }: Paid, fields: Fields): PayAnswer | null {
  const { arranged, clock } = wechat
  const refundFen = Number(fields['refund_fee'])
  const refundedFen = sumFen(effective(before).map((refund) => refund.refundFen))
  if (clock.now() > payment.paidAt + refundableMs) return failure('TRADE_OVERDUE', '订单已经超过退款期限')
  if (Number(fields['total_fee']) !== order.totalFen) return failure('PARAM_ERROR', '订单金额不一致')
  if (refundedFen === order.totalFen) return failure('ERROR', '订单已全额退款')
  if (refundedFen + refundFen > order.totalFen)
    return failure('REFUND_FEE_INVALID', '累计退款金额大于支付金额')
  if (before.length >= mostRefunds) return failure('ERROR', '部分退款次数不能超过50次')
  if (arranged.fundsFen !== null && refundFen > arranged.fundsFen) {
    return failure('NOTENOUGH', '基本账户余额不足，请充值后重新发起')
  }
  return null
}

function accept(wechat: Wechat, { order, payment, before }: Paid, fields: Fields): PayAnswer {
  const { arranged, books, clock } = wechat
  const now = clock.now()
  const refundFen = Number(fields['refund_fee'])
  const plan = arranged.refunds.shift() ?? findTrigger(order.totalFen)?.refund ?? {}
  const accepted: Refund = {
    out_refund_no: fields['out_refund_no'] ?? '',
    refund_id: newRefundId(now),
    out_trade_no: order.out_trade_no,
    parameters: identityOf(fields),
    refundFen,
    coupons: splitRefund(payment, effective(before), refundFen),
    plan,
    createdAt: now,
    endsAt: plan.ends === 'never' ? null : now + (plan.afterMs ?? refundTakesMs),
    status: 'PROCESSING',
  }
  if (arranged.fundsFen !== null) arranged.fundsFen -= refundFen
  books.refunds.set(accepted.out_refund_no, accepted)
  scheduleEnd(wechat, accepted)
  return refundAnswer(order, accepted)
}
