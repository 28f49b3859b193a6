import type { Order } from './books'
import { failure, type PayAnswer } from './pay-answer'
import type { Fields } from './signing'
import { optional, transactionFields } from './transaction'
import { findOrder } from './unifiedorder'
import type { Wechat } from './wechat'

/** Chapter 9_2. An unpaid order says NOTPAY for as long as it is not closed, time_expire or not. */
export function orderquery(wechat: Wechat, fields: Fields): PayAnswer {
  const { transaction_id, out_trade_no } = fields
  if (!transaction_id && !out_trade_no) return failure('LACK_PARAMS', '缺少参数:out_trade_no')
  const order = transaction_id
    ? findByTransaction(wechat, transaction_id)
    : findOrder(wechat, out_trade_no ?? '')
  if (!order) return failure('ORDERNOTEXIST', '此交易订单号不存在')
  if (order.payment) {
    const said = { trade_state: 'SUCCESS', trade_state_desc: '支付成功' }
    return { result: 'SUCCESS', fields: { ...transactionFields(order, order.payment), ...said } }
  }
  return {
    result: 'SUCCESS',
    fields: {
      ...optional(order, 'device_info'),
      ...optional(order, 'attach'),
      out_trade_no: order.out_trade_no,
      total_fee: String(order.totalFen),
      trade_state: order.state,
      trade_state_desc: order.state === 'CLOSED' ? '订单已关闭' : '订单未支付',
    },
  }
}

function findByTransaction({ books }: Wechat, transactionId: string): Order | null {
  const orders = [...books.orders.values()]
  return orders.find((order) => order.payment?.transaction_id === transactionId) ?? null
}
