import { expect } from 'vitest'
import { AppError } from '@/lib/errors'
import { newOrderNo } from '@/lib/mall/new-order-no'
import { placeOrder } from '@/lib/mall/place-order'
import { cancelOrder } from '@/lib/payment/cancel-order'
import { changePrice } from '@/lib/payment/change-price'
import { creditBalance } from '@/lib/payment/credit-balance'
import { decideRefund } from '@/lib/payment/decide-refund'
import { expireOrder } from '@/lib/payment/expire-order'
import { pollStatus } from '@/lib/payment/poll-status'
import { requestRefund } from '@/lib/payment/request-refund'
import { startPayment } from '@/lib/payment/start-payment'
import { watchPayment } from '@/lib/payment/watch-payment'
import { ordersOf } from './model'
import { pick, step, unless, type Step } from './step'
import type { ModelWorld } from './world'

const address = { recipient: '李雷', phone: '13800138000', region: '广东省 深圳市', detail: '科技路 1 号' }

/** What shoppers and operators do in the shop. */
export const shopSteps = {
  place: (of: { shopper: number; sku: number; quantity: number; coupon: boolean; key: number }) =>
    step('place', of, async (world) => {
      const shopper = pick(world.shoppers, of.shopper)
      const skuId = pick(world.skuIds, of.sku)
      if (shopper === null || skuId === null) return
      const request = {
        items: [{ skuId, quantity: of.quantity }],
        address,
        couponId: of.coupon ? world.couponId : null,
      }
      const checkoutKey = `checkout-${of.key}`
      const placed = { userId: shopper.userId, sessionId: 'none', checkoutKey, request }
      const deps = { ...world.server, makeOrderNo: newOrderNo }
      await unless(['out_of_stock', 'coupon_unavailable', 'checkout_key_reused'], placeOrder(deps, placed))
    }),

  credit: (of: { shopper: number; amountFen: number; key: number }) =>
    step('credit', of, async (world, model) => {
      const shopper = pick(world.shoppers, of.shopper)
      if (shopper === null) return
      const given = { requestKey: `credit-${of.key}`, userId: shopper.userId, amountFen: of.amountFen }
      const words = { operator: '小王', reason: '补偿' }
      const answer = await unless(['request_key_reused'], creditBalance(world.server, { ...given, ...words }))
      const isNew = typeof answer === 'object' && answer.outcome === 'credited'
      const index = of.shopper % world.shoppers.length
      if (isNew) model.creditedFen[index] = (model.creditedFen[index] ?? 0) + of.amountFen
    }),

  price: (of: { order: number; totalFen: number }) =>
    step('price', of, async (world, model) => {
      const order = pick(await ordersOf(world), of.order)
      if (order === null) return
      const change = { orderNo: order.orderNo, totalFen: of.totalFen, operator: '小王', reason: '改价' }
      model.priceFen.set(order.orderNo, null)
      const refused = ['order_paid', 'order_closed', 'order_expired'] as const
      if (typeof (await unless(refused, changePrice(world.server, change))) === 'string') {
        model.priceFen.set(order.orderNo, order.totalFen)
      } else model.priceFen.set(order.orderNo, of.totalFen)
    }),

  start: (of: { order: number; useBalance: boolean }) =>
    step('start', of, async (world) => {
      const order = pick(await ordersOf(world), of.order)
      const shopper = world.shoppers.find(({ userId }) => userId === order?.userId)
      if (order === null || !shopper) return
      const { useBalance } = of
      const input = { ...shopper, orderNo: order.orderNo, clientIp: '203.0.113.7', useBalance }
      const answer = await unless(
        [
          'order_paid',
          'order_closed',
          'order_expired',
          'too_many_attempts',
          'wechat_unavailable',
          'merchant_misconfigured',
          'payment_busy',
        ],
        startPayment(world.server, input),
      )
      if (typeof answer === 'object') await checkStarted(world, order.orderNo, { ...answer, useBalance })
    }),

  poll: (of: { order: number }) =>
    step('poll', of, async (world) => {
      const order = pick(await ordersOf(world), of.order)
      if (order !== null) await pollStatus(world.server, order)
    }),

  /** The janitor looks at an attempt out of turn. */
  query: (of: { payment: number }) =>
    step('query', of, async (world) => {
      const payments = await world.pool.query<{ id: number }>('SELECT id FROM payments ORDER BY id')
      const payment = pick(payments.rows, of.payment)
      if (payment !== null) await watchPayment(world.server, payment.id)
    }),

  expire: (of: { order: number }) =>
    step('expire', of, async (world) => {
      const order = pick(await ordersOf(world), of.order)
      if (order !== null) await expireOrder(world.server, order.id)
    }),

  cancel: (of: { order: number }) =>
    step('cancel', of, async (world) => {
      const order = pick(await ordersOf(world), of.order)
      if (order !== null) await unless(['order_paid', 'payment_busy'], cancelOrder(world.server, order))
    }),

  askRefund: (of: { order: number; amountFen: number | null; key: number }) =>
    step('askRefund', of, async (world) => {
      const orders = await ordersOf(world)
      const paid = orders.filter(({ state }) => state === 'paid')
      const order = pick(paid.length > 0 ? paid : orders, of.order)
      if (order === null) return
      const { amountFen, key } = of
      const asked = { ...order, amountFen, reason: '不想要了', requestKey: `refund-${key}` }
      await unless(
        ['order_not_paid', 'refund_too_much', 'request_key_reused', 'too_many_refunds'],
        requestRefund(world.server, asked),
      )
    }),

  decide: (of: { refund: number; approve: boolean }) =>
    step('decide', of, async (world) => {
      const refunds = await world.pool.query<{ no: string }>(
        `SELECT out_refund_no AS no FROM refunds WHERE cause = 'requested' ORDER BY state = 'requested' DESC, id`,
      )
      const refund = pick(refunds.rows, of.refund)
      if (refund === null) return
      const answer = { outRefundNo: refund.no, approve: of.approve, operator: '小王', decision: '看过了' }
      await unless(['refund_decided'], decideRefund(world.server, answer))
    }),
} satisfies Record<string, (of: never) => Step>

/** What the cashier was told is so. */
async function checkStarted(
  { pool }: ModelWorld,
  orderNo: string,
  told: { status: 'paid' | 'payable'; useBalance: boolean },
): Promise<void> {
  const { rows } = await pool.query<{ state: string; fits: boolean | null; balance: number | null }>(
    `SELECT o.state::text, p.total_fen + p.balance_fen = o.total_fen AS fits, p.balance_fen AS balance
     FROM orders o LEFT JOIN payments p ON p.order_id = o.id AND p.state = 'payable' WHERE o.order_no = $1`,
    [orderNo],
  )
  const [order] = rows
  if (!order) throw new AppError('not_found')
  if (told.status === 'paid') expect(order.state).toBe('paid')
  else expect(order).toMatchObject({ state: 'awaiting_payment', fits: true })
  if (!told.useBalance && told.status === 'payable') expect(order.balance).toBe(0)
}
