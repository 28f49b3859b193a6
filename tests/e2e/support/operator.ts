import { pino } from 'pino'
import { systemClock } from '@/lib/clock'
import { decideRefund } from '@/lib/payment/decide-refund'
import { shipOrder } from '@/lib/payment/ship-order'
import { credit } from '../../support/money'
import { one } from '../../support/orders'
import type { SimulatedShop } from '../../support/simulated-shop'

/** What the shop's operators do meanwhile, by the use-cases that their console calls. */
export function operatorOf({ database: { pool } }: SimulatedShop) {
  const deps = { pool, clock: systemClock, log: pino({ level: 'silent' }) }
  return {
    /** Gives a shopper, who must have logged in once, balance. */
    async credit(openid: string, amountFen: number): Promise<void> {
      const user = await one<{ id: number }>(pool, 'SELECT id FROM users WHERE openid = $1', [openid])
      await credit(deps, { userId: user.id }, amountFen)
    },
    /** Sends a paid order's parcel. */
    async ship(orderNo: string): Promise<void> {
      const parcel = { carrier: '顺丰速运', trackingNo: 'SF1234567890' }
      await shipOrder(deps, { ...parcel, orderNo, operator: '小王', reason: '备货完成' })
    },
    /** Answers the newest refund that was asked for of an order. */
    async answerRefund(orderNo: string, answer: { approve: boolean; decision: string }): Promise<void> {
      const { outRefundNo } = await one<{ outRefundNo: string }>(
        pool,
        `SELECT r.out_refund_no AS "outRefundNo" FROM refunds r JOIN orders o ON o.id = r.order_id
         WHERE o.order_no = $1 ORDER BY r.id DESC LIMIT 1`,
        [orderNo],
      )
      await decideRefund(deps, { ...answer, outRefundNo, operator: '小王' })
    },
  }
}
