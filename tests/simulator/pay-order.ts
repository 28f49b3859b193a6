import type { Coupon, Order, Payment } from './books'
import { findOrder } from './find-order'
import { startNotifying } from './notify'
import { shopperWithOpenid } from './people'
import { digits, newTransactionId } from './random'
import type { Shopper } from './shoppers'
import { findTrigger } from './triggers'
import type { Wechat } from './wechat'

export type PayOutcome =
  { paid: true; payment: Payment } | { paid: false; because: 'unknown' | 'paid' | 'closed' }

/** A coupon the next payment uses. */
export type CouponUse = Pick<Coupon, 'coupon_fee' | 'coupon_type'>

/** Moves the money and starts telling the merchant. */
export function payOrder(wechat: Wechat, order: Order, shopper: Shopper): Payment {
  const now = wechat.clock.now()
  const coupons = couponsFor(wechat, order, shopper)
  const payment: Payment = {
    transaction_id: newTransactionId(now),
    openid: order.parameters['openid'] ?? '',
    bank_type: 'OTHERS',
    cash_fee: order.totalFen - coupons.reduce((sum, { coupon_fee }) => sum + coupon_fee, 0),
    coupons,
    paidAt: now,
  }
  order.state = 'SUCCESS'
  order.payment = payment
  const line = `${order.out_trade_no} ${(order.totalFen / 100).toFixed(2)}`
  wechat.log({ kind: 'paid', ok: true, zh: `已支付 ${line}元`, en: `paid ${line}` })
  startNotifying(wechat, order, shopper)
  wechat.save()
  return payment
}

/** Pays with no sheet, as the person who ordered. */
export function payAsOrderer(wechat: Wechat, outTradeNo: string): PayOutcome {
  const order = findOrder(wechat, outTradeNo)
  const shopper = order && shopperWithOpenid(wechat, order.parameters['openid'] ?? '')
  if (!order || !shopper) return { paid: false, because: 'unknown' }
  if (order.state !== 'NOTPAY') return { paid: false, because: order.payment ? 'paid' : 'closed' }
  return { paid: true, payment: payOrder(wechat, order, shopper) }
}

/** Those arranged for this payment, as far as they fit its total; else half of it for who has a coupon. */
function couponsFor(wechat: Wechat, order: Order, shopper: Shopper): Coupon[] {
  const byHabit = shopper.coupon || findTrigger(order.totalFen)?.coupon
  const half = { coupon_fee: Math.floor(order.totalFen / 2), coupon_type: 'NO_CASH' as const }
  const uses = wechat.arranged.coupons.shift() ?? (byHabit ? [half] : [])
  let leftFen = order.totalFen
  return uses.flatMap(({ coupon_fee, coupon_type }) => {
    const fee = Math.min(coupon_fee, leftFen)
    leftFen -= fee
    return fee > 0 ? [{ coupon_id: digits(10), coupon_fee: fee, coupon_type }] : []
  })
}
