import 'server-only'
import { createHash } from 'node:crypto'
import type { WechatRefund } from '@/lib/domain/wechat-refund'
import type { Answer } from '@/lib/answer'
import type { Server } from '@/lib/server'
import { keepRefundNotification } from '@/lib/store/notifications'
import { findRefundByNo, watchRefundAt, type Refund } from '@/lib/store/refunds'
import { inTime } from '@/lib/in-time'
import type { RefundReading } from './ports'
import { settleRefund } from './settle-refund'
import type { AskedHeaders } from '@/lib/request'

/** What became of one refund notification. `confirmed`: the query it led to was settled; `noted`: asked again later. */
export type RefundNotificationVerdict =
  | 'confirmed'
  | 'noted'
  | 'already_settled'
  | 'unknown_refund'
  | 'mismatch'
  | Exclude<RefundReading['outcome'], 'read'>
  | 'unavailable'

const statusOf = {
  confirmed: 200,
  noted: 200,
  already_settled: 200,
  unknown_refund: 422,
  mismatch: 422,
  malformed: 400,
  foreign: 400,
  unsupported_encoding: 415,
  unavailable: 503,
} as const satisfies Record<RefundNotificationVerdict, number>

/** WeChat waits five seconds for our answer; what the query leaves of them is for the database. */
const askDeadlineMs = 2_500

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'gateway'>

/**
 * Takes one refund notification (chapter 9_16). It carries no signature, so it is a reason to ask and nothing more:
 * only the answer to our own query is settled. Never throws, and never tells the sender why it was refused.
 */
export async function receiveRefundNotification(
  deps: Deps,
  raw: { headers: AskedHeaders; body: Uint8Array; requestId: string },
): Promise<{ verdict: RefundNotificationVerdict; answer: Answer }> {
  const work = judge(deps, raw).catch((error: unknown): RefundNotificationVerdict => {
    deps.log.error({
      event: 'refund_notification_not_kept',
      alarm: true,
      requestId: raw.requestId,
      err: error,
    })
    return 'unavailable'
  })
  const verdict = await inTime(work, 'unavailable')
  const status = statusOf[verdict]
  if (status === 200) return { verdict, answer: deps.gateway.acknowledge({ accepted: true }) }
  const alarm = verdict === 'unknown_refund' || verdict === 'mismatch'
  deps.log.warn({ event: 'refund_notification_refused', verdict, requestId: raw.requestId, alarm })
  return { verdict, answer: deps.gateway.acknowledge({ accepted: false, status }) }
}

async function judge(
  deps: Deps,
  raw: { headers: AskedHeaders; body: Uint8Array },
): Promise<RefundNotificationVerdict> {
  const reading = deps.gateway.readRefund(raw)
  if (reading.outcome !== 'read') return reading.outcome
  const refund = await findRefundByNo(deps.pool, reading.refund.outRefundNo)
  const verdict = await judgeRead(deps, reading.refund, refund)
  const digest = createHash('sha256').update(raw.body).digest('hex')
  const kept = { digest, body: raw.body, verdict, outTradeNo: reading.refund.outTradeNo }
  await keepRefundNotification(deps.pool, kept, deps.clock.now())
  return verdict
}

async function judgeRead(
  deps: Deps,
  told: WechatRefund,
  refund: Refund | null,
): Promise<RefundNotificationVerdict> {
  if (refund === null) return 'unknown_refund'
  const fits =
    told.outTradeNo === refund.outTradeNo &&
    told.refundFen === refund.wechatFen &&
    told.totalFen === refund.totalFen
  if (!fits) return 'mismatch'
  if (refund.state === 'succeeded' || refund.state === 'closed') return 'already_settled'
  const name = { payment: refund, outRefundNo: refund.outRefundNo }
  const answer = await deps.gateway.queryRefund(name, { deadlineMs: askDeadlineMs })
  if (answer.outcome === 'found' && (await settleRefund(deps, answer.refund)) === 'moved') return 'confirmed'
  // The job asks again soon, by itself: what is accepted here must not be lost.
  await watchRefundAt(deps.pool, refund.id, new Date(deps.clock.now().getTime() + 60_000))
  return 'noted'
}
