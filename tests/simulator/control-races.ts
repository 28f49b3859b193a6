import { isRefundJob } from './letter'
import { releaseOne } from './notify'
import type { CouponUse } from './pay-order'
import type { PayMoment } from './races'
import type { RefundStatus } from './refund-plan'
import type { Wechat } from './wechat'

/** A notification that waits: of a payment, or, with the second number, of a refund. */
export interface Waiting {
  out_trade_no: string
  out_refund_no?: string
  refund_status?: RefundStatus
}

/** Which of two things comes first, decided by the test. */
export interface RaceControl {
  /** The notifications that wait while they are held, oldest first. */
  heldNotifications(): Waiting[]
  /** Delivers one of them, and goes on holding the others. */
  deliverHeld(index: number): Promise<void>
  /** One of them vanishes; the schedule repeats it. */
  dropHeld(index: number): Promise<void>
  /**
   * The order of the next such call is paid at that moment. `('closeorder', 'before')`: between query and
   * close. `('orderquery', 'after')`: NOTPAY is said of what is paid by the time it is read.
   */
  payDuring(kind: PayMoment['kind'], when: PayMoment['when']): void
  /** Each of the next queries asks a replica that has heard of the payment, or of the refund's end, or not yet. */
  lagQueries(kind: 'orderquery' | 'refundquery', pattern: ('lagging' | 'current')[]): void
  /** The coupons of the next payment; what goes beyond the total is not taken. */
  nextCoupons(coupons: CouponUse[]): void
}

export function raceControl(wechat: Wechat): RaceControl {
  const { arranged } = wechat
  return {
    heldNotifications: () =>
      arranged.parked.map((job) => ({
        out_trade_no: job.out_trade_no,
        ...(isRefundJob(job) ? { out_refund_no: job.out_refund_no, refund_status: job.refund_status } : {}),
      })),
    deliverHeld: (index) => releaseOne(wechat, index, 'deliver'),
    dropHeld: (index) => releaseOne(wechat, index, 'drop'),
    payDuring(kind, when) {
      arranged.payMoments.push({ kind, when })
    },
    lagQueries(kind, pattern) {
      arranged.lags[kind].push(...pattern)
    },
    nextCoupons(coupons) {
      arranged.coupons.push(coupons)
    },
  }
}
