import { toBeijing } from './beijing-time'
import type { Order, Payment } from './books'
import { couponFenOf, merchantFenOf } from './coupons'
import type { Fields } from './signing'

/** The fields that tell of a payment: the same in chapter 9_2 (query) and 9_7 (notification). */
export function transactionFields(order: Order, payment: Payment): Fields {
  return {
    ...optional(order, 'device_info'),
    openid: payment.openid,
    is_subscribe: 'Y',
    trade_type: 'JSAPI',
    bank_type: payment.bank_type,
    total_fee: String(order.totalFen),
    fee_type: 'CNY',
    cash_fee: String(payment.cash_fee),
    cash_fee_type: 'CNY',
    ...(payment.coupons.length > 0 ? couponFields(order, payment) : {}),
    transaction_id: payment.transaction_id,
    out_trade_no: order.out_trade_no,
    ...optional(order, 'attach'),
    time_end: toBeijing(payment.paidAt),
  }
}

/** 应结订单金额: what the merchant gets. */
export function settlementFenOf(order: Order, payment: Payment): number {
  return order.totalFen - merchantFenOf(payment)
}

function couponFields(order: Order, payment: Payment): Fields {
  const settlementFen = settlementFenOf(order, payment)
  const each = payment.coupons.flatMap((coupon, index) => [
    [`coupon_type_${index}`, coupon.coupon_type],
    [`coupon_id_${index}`, coupon.coupon_id],
    [`coupon_fee_${index}`, String(coupon.coupon_fee)],
  ])
  return {
    ...(settlementFen < order.totalFen ? { settlement_total_fee: String(settlementFen) } : {}),
    coupon_fee: String(couponFenOf(payment)),
    coupon_count: String(payment.coupons.length),
    ...Object.fromEntries(each),
  }
}

/** A field the order was placed with, given back as it came; absent when it was not given. */
export function optional(order: Order, name: string): Fields {
  const value = order.parameters[name]
  return value ? { [name]: value } : {}
}
