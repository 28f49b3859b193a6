import { findOrder } from './find-order'
import { failure, type PayAnswer } from './pay-answer'
import type { Fields } from './signing'
import type { Wechat } from './wechat'

const closeableAfterMs = 5 * 60_000

/** Chapter 9_3. "订单生成后不能马上调用关单接口，最短调用时间间隔为5分钟"; the page names no code for that. */
export function closeorder(wechat: Wechat, fields: Fields): PayAnswer {
  const order = findOrder(wechat, fields['out_trade_no'] ?? '')
  if (!order) return failure('ORDERNOTEXIST', '订单不存在')
  if (order.state === 'SUCCESS') return failure('ORDERPAID', '订单已支付')
  if (order.state === 'CLOSED') return failure('ORDERCLOSED', '订单已关闭')
  if (wechat.clock.now() < order.createdAt + closeableAfterMs) {
    return failure('INVALID_REQUEST', '订单生成后不能马上调用关单接口，最短调用时间间隔为5分钟')
  }
  order.state = 'CLOSED'
  return { result: 'SUCCESS', fields: { result_msg: 'OK' } }
}
