import { findNamedOrder } from './find-order'
import { failure, type PayAnswer } from './pay-answer'
import { refundsOf } from './refund'
import type { Fields } from './signing'
import { optional, transactionFields } from './transaction'
import type { Wechat } from './wechat'

const unpaid = { trade_state: 'NOTPAY', trade_state_desc: '订单未支付' }
const closed = { trade_state: 'CLOSED', trade_state_desc: '订单已关闭' }
const paid = { trade_state: 'SUCCESS', trade_state_desc: '支付成功' }
const refunded = { trade_state: 'REFUND', trade_state_desc: '订单发生过退款，退款详情请查询退款单' }

/** Chapter 9_2. An unpaid order says NOTPAY for as long as it is not closed, time_expire or not. */
export function orderquery(wechat: Wechat, fields: Fields): PayAnswer {
  const { transaction_id, out_trade_no } = fields
  if (!transaction_id && !out_trade_no) return failure('LACK_PARAMS', '缺少参数:out_trade_no')
  const order = findNamedOrder(wechat, fields)
  if (!order) return failure('ORDERNOTEXIST', '此交易订单号不存在')
  const lagging = wechat.arranged.lags.orderquery.shift() === 'lagging'
  if (order.payment && !lagging) {
    const said = refundsOf(wechat, order).length > 0 ? refunded : paid
    return { result: 'SUCCESS', fields: { ...transactionFields(order, order.payment), ...said } }
  }
  return {
    result: 'SUCCESS',
    fields: {
      ...optional(order, 'device_info'),
      ...optional(order, 'attach'),
      out_trade_no: order.out_trade_no,
      total_fee: String(order.totalFen),
      ...(order.state === 'CLOSED' ? closed : unpaid),
    },
  }
}
