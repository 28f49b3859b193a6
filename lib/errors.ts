import { errorText as said } from './domain/zh-cn'

/**
 * Every error our own pages and JSON APIs can answer with: one table of code, HTTP status and the sentence
 * a shopper reads. Nothing from an exception's message ever goes out.
 */
export const errorTable = {
  bad_request: [400, said.bad_request],
  login_required: [401, said.login_required],
  forbidden_origin: [403, said.forbidden_origin],
  not_found: [404, said.not_found],
  order_paid: [409, said.order_paid],
  order_closed: [409, said.order_closed],
  order_expired: [409, said.order_expired],
  price_changed: [409, said.price_changed],
  out_of_stock: [409, said.out_of_stock],
  coupon_unavailable: [409, said.coupon_unavailable],
  coupon_ended: [409, said.coupon_ended],
  coupon_claimed_before: [409, said.coupon_claimed_before],
  coupons_all_taken: [409, said.coupons_all_taken],
  cart_empty: [409, said.cart_empty],
  cart_changed: [409, said.cart_changed],
  cart_full: [409, said.cart_full],
  too_many_in_cart: [409, said.too_many_in_cart],
  checkout_expired: [409, said.checkout_expired],
  refund_too_much: [409, said.refund_too_much],
  too_many_refunds: [409, said.too_many_refunds],
  refund_decided: [409, said.refund_decided],
  pictures_gone: [409, said.pictures_gone],
  order_not_shipped: [409, said.order_not_shipped],
  already_shipped: [409, said.already_shipped],
  refund_under_way: [409, said.refund_under_way],
  request_key_reused: [409, said.request_key_reused],
  order_not_paid: [409, said.order_not_paid],
  too_many_attempts: [409, said.too_many_attempts],
  payment_busy: [409, said.payment_busy],
  deletion_blocked: [409, said.deletion_blocked],
  payload_too_large: [413, said.payload_too_large],
  unsupported_media_type: [415, said.unsupported_media_type],
  invalid_input: [422, said.invalid_input],
  picture_invalid: [422, said.picture_invalid],
  amount_invalid: [422, said.amount_invalid],
  address_invalid: [422, said.address_invalid],
  addresses_full: [422, said.addresses_full],
  checkout_key_reused: [422, said.checkout_key_reused],
  order_too_large: [422, said.order_too_large],
  balance_low_at_wechat: [422, said.balance_low_at_wechat],
  too_many_requests: [429, said.too_many_requests],
  internal: [500, said.internal],
  wechat_unavailable: [503, said.wechat_unavailable],
  merchant_misconfigured: [503, said.merchant_misconfigured],
  payments_paused: [503, said.payments_paused],
  unavailable: [503, said.unavailable],
} as const satisfies Record<string, readonly [status: number, userMessage: string]>

export type ErrorCode = keyof typeof errorTable

/** An error with a place in the table. `detail` may say more to a person, in Chinese; `cause` is for the log only. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly userMessage: string

  constructor(code: ErrorCode, options: { detail?: string; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? {} : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.status = errorTable[code][0]
    this.userMessage = options.detail ?? errorTable[code][1]
  }
}
