import type { NotifyPlan, RefundCorruption } from './notify-plan'

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CHANGE' | 'REFUNDCLOSE'

/** How one accepted refund goes on. An empty plan is the good case: SUCCESS soon after, and told. */
export interface RefundPlan {
  /** `CHANGE`: the card is dead, somebody must act. `REFUNDCLOSE`: it failed for good. `never`: it stays PROCESSING. */
  ends?: Exclude<RefundStatus, 'PROCESSING'> | 'never'
  afterMs?: number
  notify?: NotifyPlan<RefundCorruption>
}

/** Real refunds take minutes to days; a person before the demo waits seconds. */
export const refundTakesMs = 3000
