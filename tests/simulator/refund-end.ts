import type { Refund } from './books'
import { startNotifyingRefund } from './notify'
import type { RefundStatus } from './refund-plan'
import type { Wechat } from './wechat'

/** Lets an accepted refund come to its end when its time comes. */
export function scheduleEnd(wechat: Wechat, refund: Refund): void {
  if (refund.status !== 'PROCESSING' || refund.endsAt === null) return
  const { ends = 'SUCCESS' } = refund.plan
  if (ends === 'never') return
  wechat.clock.at(refund.endsAt, async () => {
    if (refund.status === 'PROCESSING') endRefund(wechat, refund, ends)
  })
}

/** Takes up every refund that was under way when the books were last written. */
export function resumeRefunds(wechat: Wechat): void {
  for (const refund of wechat.books.refunds.values()) scheduleEnd(wechat, refund)
}

/** The refund is this now, and the merchant is told. Also how an operator at WeChat's platform ends a CHANGE. */
export function endRefund(wechat: Wechat, refund: Refund, status: Exclude<RefundStatus, 'PROCESSING'>): void {
  refund.status = status
  refund.endedAt = wechat.clock.now()
  if (status === 'REFUNDCLOSE' && wechat.arranged.fundsFen !== null) {
    wechat.arranged.fundsFen += refund.refundFen
  }
  const fee = (refund.refundFen / 100).toFixed(2)
  const words = {
    SUCCESS: { zh: `退款到账 ${fee}元`, en: `refund of ${fee} arrived` },
    CHANGE: { zh: `退款异常 ${fee}元：原卡已失效`, en: `refund of ${fee} failed: the card is dead` },
    REFUNDCLOSE: { zh: `退款关闭 ${fee}元`, en: `refund of ${fee} closed` },
  }
  wechat.log({ kind: 'refund', ok: status === 'SUCCESS', ...words[status] })
  startNotifyingRefund(wechat, refund)
  wechat.save()
}
