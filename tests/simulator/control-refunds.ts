import type { Delivery } from './books'
import { resendRefund } from './notify'
import type { RefundCorruption } from './notify-plan'
import { endRefund } from './refund-end'
import type { RefundPlan, RefundStatus } from './refund-plan'
import type { Wechat } from './wechat'

/** What can be made of refunds. */
export interface RefundControl {
  /** How the next accepted refund goes on; several calls line up. */
  nextRefund(plan: RefundPlan): void
  /** Ends a refund now, or moves an abnormal one on, and tells the merchant. False when there is none. */
  endRefund(outRefundNo: string, status: Exclude<RefundStatus, 'PROCESSING'>): boolean
  /** One copy of its notification now; null when it is unknown, under way (unless forged) or has no notify_url. */
  resendRefundNotification(outRefundNo: string, corruption?: RefundCorruption): Promise<Delivery | null>
  /** What the merchant's account can give back before NOTENOUGH; null: anything. */
  setMerchantFunds(fen: number | null): void
  /** How far apart two requests to refund one order must be, else FREQUENCY_LIMITED; 0 at first. */
  setRefundPace(ms: number): void
}

export function refundControl(wechat: Wechat): RefundControl {
  return {
    nextRefund(plan) {
      wechat.arranged.refunds.push(plan)
    },
    endRefund(outRefundNo, status) {
      const refund = wechat.books.refunds.get(outRefundNo)
      if (!refund) return false
      endRefund(wechat, refund, status)
      return true
    },
    resendRefundNotification: (outRefundNo, corruption) => resendRefund(wechat, outRefundNo, corruption),
    setMerchantFunds(fen) {
      wechat.arranged.fundsFen = fen
    },
    setRefundPace(ms) {
      wechat.arranged.refundPaceMs = ms
    },
  }
}
