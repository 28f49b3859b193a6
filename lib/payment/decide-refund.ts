import 'server-only'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { findRefundByNo, writeRefundDecision } from '@/lib/store/refunds'

/**
 * An operator's answer to a shopper's request. An approved refund is sent by its job, enqueued in the same
 * transaction; a rejected one frees what it had set aside. The same answer twice is no error.
 *
 * Throws AppError: not_found, invalid_input (a rejection without a reason), refund_decided, payments_paused.
 */
export async function decideRefund(
  deps: Pick<Server, 'pool' | 'clock'>,
  answer: { outRefundNo: string; approve: boolean; operator: string; decision: string },
): Promise<void> {
  const { approve, operator, decision } = answer
  if (!approve && decision.trim() === '') throw new AppError('invalid_input')
  const refund = await findRefundByNo(deps.pool, answer.outRefundNo)
  if (refund === null) throw new AppError('not_found')
  const write = { refundId: refund.id, approve, operator, decision }
  switch (await writeRefundDecision(deps.pool, write, deps.clock.now())) {
    case 'approved':
    case 'rejected':
      return
    case 'halted':
      throw new AppError('payments_paused')
    case 'stale': {
      const now = await findRefundByNo(deps.pool, answer.outRefundNo)
      if ((now?.state === 'rejected') === approve) throw new AppError('refund_decided')
    }
  }
}
