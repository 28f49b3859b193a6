import type { Coupon, Order, Payment, Refund } from './books'
import { couponFenOf, merchantFenOf } from './coupons'
import { failure, type PayAnswer } from './pay-answer'
import type { Fields } from './signing'
import { settlementFenOf } from './transaction'

/** The answer of chapter 9_4. */
export function refundAnswer(order: Order, refund: Refund): PayAnswer {
  const { payment } = order
  if (!payment) return failure('ORDERNOTEXIST', '订单不存在')
  const couponFen = couponFenOf(refund)
  return {
    result: 'SUCCESS',
    fields: {
      ...tradeFields(order, payment),
      out_refund_no: refund.out_refund_no,
      refund_id: refund.refund_id,
      refund_fee: String(refund.refundFen),
      ...settlementRefund(payment, refund),
      cash_refund_fee: String(refund.refundFen - couponFen),
      ...(couponFen > 0 ? couponRefundFields(refund.coupons) : {}),
    },
  }
}

/** What answers about refunds say of the payment itself. */
export function tradeFields(order: Order, payment: Payment): Fields {
  return {
    transaction_id: payment.transaction_id,
    out_trade_no: order.out_trade_no,
    total_fee: String(order.totalFen),
    ...(merchantFenOf(payment) > 0 ? { settlement_total_fee: String(settlementFenOf(order, payment)) } : {}),
    fee_type: 'CNY',
    cash_fee: String(payment.cash_fee),
  }
}

/** "去掉非充值代金券退款金额后的退款金额": given only where such a coupon was used. */
export function settlementRefund(payment: Payment, refund: Refund, suffix = ''): Fields {
  if (merchantFenOf(payment) === 0) return {}
  return { [`settlement_refund_fee${suffix}`]: String(settlementRefundFenOf(refund)) }
}

export function settlementRefundFenOf(refund: Refund): number {
  return refund.refundFen - merchantFenOf(refund)
}

/** `coupon_refund_…`: for one refund, or, with the suffix `_0`, for one of several. */
export function couponRefundFields(coupons: readonly Coupon[], suffix = ''): Fields {
  const each = coupons.flatMap((coupon, index) => [
    [`coupon_type${suffix}_${index}`, coupon.coupon_type],
    [`coupon_refund_id${suffix}_${index}`, coupon.coupon_id],
    [`coupon_refund_fee${suffix}_${index}`, String(coupon.coupon_fee)],
  ])
  return {
    [`coupon_refund_fee${suffix}`]: String(couponFenOf({ coupons })),
    [`coupon_refund_count${suffix}`]: String(coupons.length),
    ...Object.fromEntries(each),
  }
}
