import type { NotifyJob, RefundJob } from './books'
import { corrupt, paymentMessage } from './notify-message'
import type { Corruption, RefundCorruption } from './notify-plan'
import { refundMessage } from './refund-letter'
import type { Wechat } from './wechat'

/** One copy of a notification, ready to go. */
export interface Letter {
  out_trade_no: string
  out_refund_no?: string
  url: string
  body: string
  corrupted: boolean
}

/** What a job tells. Null when there is nothing to tell, or nobody to tell it to. */
export function letterOf(wechat: Wechat, job: NotifyJob, spoilt: boolean): Letter | null {
  if (isRefundJob(job)) return refundLetter(wechat, job, spoilt ? job.plan.corrupt : undefined)
  return paymentLetter(wechat, job.out_trade_no, spoilt ? job.plan.corrupt : undefined)
}

export function isRefundJob(job: NotifyJob): job is RefundJob {
  return 'out_refund_no' in job
}

export function paymentLetter(wechat: Wechat, out_trade_no: string, corruption?: Corruption): Letter | null {
  const order = wechat.books.orders.get(out_trade_no)
  if (!order?.payment) return null
  const xml = paymentMessage(wechat, order, order.payment)
  return {
    out_trade_no,
    url: order.parameters['notify_url'] ?? '',
    body: corruption ? corrupt(xml, corruption) : xml,
    corrupted: corruption !== undefined,
  }
}

/** Chapter 9_4: without a notify_url of its own, a refund is told to nobody. */
export function refundLetter(
  wechat: Wechat,
  { out_refund_no, refund_status }: Pick<RefundJob, 'out_refund_no' | 'refund_status'>,
  corruption?: RefundCorruption,
): Letter | null {
  const refund = wechat.books.refunds.get(out_refund_no)
  const order = wechat.books.orders.get(refund?.out_trade_no ?? '')
  const url = refund?.parameters['notify_url']
  if (!refund || !order?.payment || !url) return null
  const told = { order, payment: order.payment, refund, status: refund_status }
  return {
    out_trade_no: order.out_trade_no,
    out_refund_no,
    url,
    body: refundMessage(wechat, told, corruption),
    corrupted: corruption !== undefined,
  }
}
