import 'server-only'
import { nextRefundWatchAt } from '@/lib/domain/watch-plan'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import {
  applyRefund,
  fileException,
  findRefund,
  markRefundSent,
  watchRefundAt,
  type Refund,
} from '@/lib/store/refunds'
import type { RefundAnswer } from './ports'
import { settleRefund } from './settle-refund'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>

/** WeChat asks for a minute between two calls about one payment (chapter 9_4). */
const sendAgainMs = 61_000

/** What only a person can mend is tried again by itself all the same, seldom. */
const refusedAgainMs = 30 * 60_000

/**
 * Brings one approved refund to its end: sends it, always under the same number, then asks how it went, and notes
 * when to look again. Ends when the refund is final. Safe at any time, in any number of processes.
 */
export async function watchRefund(deps: Deps, refundId: number): Promise<void> {
  const refund = await findRefund(deps.pool, refundId)
  if (refund === null) return
  switch (refund.state) {
    case 'requested':
    case 'succeeded':
    case 'closed':
    case 'rejected':
      return
    case 'approved':
      return refund.wechatFen === 0 ? giveBackBalance(deps, refund) : send(deps, refund)
    case 'processing':
    case 'abnormal':
      return ask(deps, refund)
  }
}

async function giveBackBalance(deps: Deps, refund: Refund): Promise<void> {
  const end = { id: refund.id, from: 'approved', to: 'succeeded', refundId: null, exception: null } as const
  const answer = await applyRefund(deps.pool, { ...end, source: 'balance' }, deps.clock.now())
  if (answer === 'halted') throw new AppError('payments_paused')
}

async function send(deps: Deps, refund: Refund): Promise<void> {
  const answer = await deps.gateway.refund({
    payment: refund,
    outRefundNo: refund.outRefundNo,
    totalFen: refund.totalFen,
    refundFen: refund.wechatFen,
    reason: refund.reason,
    notifyUrl: `${deps.env.publicOrigin}/pay/notify/v2/refund`,
  })
  const now = deps.clock.now()
  if (answer.outcome === 'accepted') {
    await markRefundSent(deps.pool, { id: refund.id, nextAt: nextRefundWatchAt({ sentAt: now }, now) }, now)
    return
  }
  await reportUnsent(deps, refund, answer)
  const isForPeople = answer.outcome === 'refused' || answer.outcome === 'merchant_funds_low'
  const againMs = isForPeople ? refusedAgainMs : sendAgainMs
  await watchRefundAt(deps.pool, refund.id, new Date(now.getTime() + againMs))
}

async function reportUnsent(
  deps: Deps,
  refund: Refund,
  answer: Exclude<RefundAnswer, { outcome: 'accepted' }>,
): Promise<void> {
  const isForPeople = answer.outcome === 'refused' || answer.outcome === 'merchant_funds_low'
  deps.log.warn({ event: 'refund_unsent', alarm: isForPeople, outRefundNo: refund.outRefundNo, answer })
  if (!isForPeople) return
  const wechatCode = answer.outcome === 'refused' ? answer.wechatCode : 'NOTENOUGH'
  const detail = { outTradeNo: refund.outTradeNo, refundFen: refund.wechatFen, wechatCode }
  const item = { kind: 'refund_refused', dedupeKey: refund.outRefundNo, detail } as const
  await fileException(deps.pool, item, deps.clock.now())
}

async function ask(deps: Deps, refund: Refund): Promise<void> {
  const answer = await deps.gateway.queryRefund({ payment: refund, outRefundNo: refund.outRefundNo })
  if (answer.outcome === 'found') await settleRefund(deps, answer.refund)
  else deps.log.warn({ event: 'refund_query_unanswered', outRefundNo: refund.outRefundNo, answer })
  const now = deps.clock.now()
  // Writes nothing when the refund became final just now.
  await watchRefundAt(deps.pool, refund.id, nextRefundWatchAt({ sentAt: refund.sentAt ?? now }, now))
}
