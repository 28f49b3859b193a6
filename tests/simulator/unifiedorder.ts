import { fromBeijing } from './beijing-time'
import type { Order } from './books'
import { findOrder, unpaidLifeMs } from './find-order'
import { failure, type PayAnswer } from './pay-answer'
import { shopperWithOpenid } from './people'
import { newPrepayId } from './random'
import { signTypeOf, type Fields } from './signing'
import type { Wechat } from './wechat'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Chapter 9_1. The request is verified and its fields are well formed. */
export function unifiedorder(wechat: Wechat, fields: Fields): PayAnswer {
  if (!shopperWithOpenid(wechat, fields['openid'] ?? '')) {
    return failure('PARAM_ERROR', 'appid and openid not match')
  }
  const outTradeNo = fields['out_trade_no'] ?? ''
  const known = findOrder(wechat, outTradeNo)
  if (known) return repeat(wechat, known, fields)

  const expiresAt = findExpiry(wechat, fields)
  if (expiresAt === null) return failure('PARAM_ERROR', 'time_expire时间过长')
  const order: Order = {
    out_trade_no: outTradeNo,
    parameters: identityOf(fields),
    signType: signTypeOf(fields['sign_type']) ?? 'MD5',
    totalFen: Number(fields['total_fee']),
    createdAt: wechat.clock.now(),
    expiresAt,
    state: 'NOTPAY',
  }
  wechat.books.orders.set(outTradeNo, order)
  return prepaid(wechat, order)
}

/** What makes two requests the same request: everything but the nonce and the signature. */
export function identityOf(fields: Fields): Fields {
  const changing = new Set(['nonce_str', 'sign'])
  const lasting = Object.entries(fields).filter(([name, value]) => !changing.has(name) && value !== '')
  return Object.fromEntries(lasting.sort(([one], [other]) => (one < other ? -1 : 1)))
}

export function isSameRequest(one: Fields, other: Fields): boolean {
  return JSON.stringify(identityOf(one)) === JSON.stringify(identityOf(other))
}

function repeat(wechat: Wechat, order: Order, fields: Fields): PayAnswer {
  if (order.state === 'SUCCESS') return failure('ORDERPAID', '该订单已支付')
  if (order.state === 'CLOSED') return failure('ORDERCLOSED', '该订单已关闭')
  if (!isSameRequest(order.parameters, fields)) return failure('INVALID_REQUEST', '201 商户订单号重复')
  // Past time_expire the number is spent, although the order is not closed (三个时间的说明).
  if (wechat.clock.now() > order.expiresAt) return failure('INVALID_REQUEST', '订单已过期，请更换商户订单号')
  return prepaid(wechat, order)
}

/** When the order can no longer be paid; null beyond 90 days. Sooner than a minute is moved to a minute. */
function findExpiry({ clock }: Wechat, fields: Fields): number | null {
  const now = clock.now()
  const asked = fields['time_expire'] ? fromBeijing(fields['time_expire']) : now + unpaidLifeMs
  if (asked === null || asked > now + 90 * dayMs) return null
  return Math.max(asked, now + minuteMs)
}

/** A fresh prepay_id each time; all of an order's live ones work. */
function prepaid({ books, clock }: Wechat, order: Order): PayAnswer {
  const prepayId = newPrepayId(clock.now())
  books.prepays.set(prepayId, { out_trade_no: order.out_trade_no, issuedAt: clock.now() })
  const device: Fields = order.parameters['device_info']
    ? { device_info: order.parameters['device_info'] }
    : {}
  return { result: 'SUCCESS', fields: { ...device, trade_type: 'JSAPI', prepay_id: prepayId } }
}
