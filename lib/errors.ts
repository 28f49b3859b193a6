/**
 * Every error our own pages and JSON APIs can answer with: one table of code, HTTP status and the sentence
 * a shopper reads. Nothing from an exception's message ever goes out.
 */
export const errorTable = {
  bad_request: [400, '请求格式不正确，请返回上一页重试'],
  login_required: [401, '登录已过期，请重新进入页面'],
  forbidden_origin: [403, '请求来源不正确，请在商城页面内操作'],
  not_found: [404, '没有找到相关内容'],
  order_paid: [409, '订单已支付，无需再次付款；如果不想要了，可以申请退款'],
  order_closed: [409, '订单已关闭，请重新下单'],
  order_expired: [409, '订单已超过支付时间，请重新下单'],
  price_changed: [409, '价格有变动，请确认后再提交'],
  out_of_stock: [409, '商品库存不足，请修改数量后再提交'],
  coupon_unavailable: [409, '所选的优惠券已不能使用，请重新选择后再提交'],
  coupon_ended: [409, '优惠券已过期，去看看别的优惠'],
  coupons_all_taken: [409, '优惠券已被领完，去看看别的优惠'],
  cart_empty: [409, '请先选择要结算的商品'],
  cart_changed: [409, '购物车里的商品有变化，请确认后再结算'],
  cart_full: [409, '购物车已满，请先结算或删除一些商品'],
  checkout_expired: [409, '结算信息已失效，请从购物车重新结算'],
  refund_too_much: [409, '退款金额超过可退金额，请修改后再提交'],
  refund_decided: [409, '这笔退款已经处理过，请刷新后查看'],
  pictures_gone: [409, '图片已失效，请重新添加后再提交'],
  order_not_shipped: [409, '订单还没有发货，暂时不能确认收货'],
  already_shipped: [409, '订单已经用另一个单号发货，不能重复发货'],
  refund_under_way: [409, '订单正在全额退款或已退款，不能发货'],
  request_key_reused: [409, '这次操作已经提交过，内容不同，请刷新后重试'],
  order_not_paid: [409, '订单还没有支付，不能申请退款'],
  too_many_attempts: [409, '支付尝试次数过多，请重新下单'],
  payment_busy: [409, '支付正在处理中，请稍后再试'],
  deletion_blocked: [409, '还有未完成的订单、退款或余额，处理完后才能删除数据'],
  payload_too_large: [413, '提交的内容过大'],
  unsupported_media_type: [415, '请求格式不正确，请返回上一页重试'],
  invalid_input: [422, '填写的内容有误，请检查后再提交'],
  picture_invalid: [422, '这张图片无法识别，请换一张 JPG、PNG 或 WebP 图片'],
  address_invalid: [422, '请填写完整的收货人、手机号、所在地区和详细地址'],
  addresses_full: [422, '收货地址最多保存 20 个，请先删除不用的'],
  checkout_key_reused: [422, '这笔订单已经提交过，请在“订单”中查看'],
  order_too_large: [422, '单笔订单金额过大，请分开下单'],
  balance_low_at_wechat: [422, '微信支付余额不足，请更换支付方式后重试'],
  too_many_requests: [429, '操作太频繁，请稍后再试'],
  internal: [500, '系统开小差了，请稍后再试'],
  wechat_unavailable: [503, '微信支付暂时没有回应，没有扣款，请稍后再试'],
  merchant_misconfigured: [503, '商家的支付设置有误，暂时无法付款，没有扣款，请联系商家'],
  payments_paused: [503, '支付暂时维护中，没有扣款，请稍后再试'],
  unavailable: [503, '服务暂时不可用，请稍后再试'],
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
