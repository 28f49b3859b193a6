import 'server-only'
import { decideRefundSettlement, type RefundSettlement } from '@/lib/domain/refund'
import type { WechatRefund } from '@/lib/domain/wechat-refund'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { applyRefund, fileException, findRefundByNo } from '@/lib/store/refunds'
import type { ExceptionItem } from '@/lib/store/settlements'

type Deps = Pick<Server, 'pool' | 'clock' | 'log'>

const maxRounds = 4

/**
 * The only writer of a refund's end at WeChat. `said` comes from a signed answer to a query, never from a v2
 * notification, which carries no signature. Safe at any time and in any order: an end is never taken back.
 *
 * Throws AppError payments_paused while the ledger's self-check has stopped postings.
 */
export async function settleRefund(deps: Deps, said: WechatRefund): Promise<RefundSettlement['outcome']> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const refund = await findRefundByNo(deps.pool, said.outRefundNo)
    const settlement = decideRefundSettlement(said, refund)
    if (refund === null || settlement.outcome !== 'moved') {
      if (settlement.outcome === 'mismatch') await reportMismatch(deps, said)
      return settlement.outcome
    }
    const { to } = settlement
    const exception = exceptionOf(to, said)
    const end = { id: refund.id, from: refund.state, to, refundId: said.refundId, exception } as const
    switch (await applyRefund(deps.pool, { ...end, source: 'query' }, deps.clock.now())) {
      case 'applied':
        report(deps.log, to, said)
        return 'moved'
      case 'halted':
        throw new AppError('payments_paused')
      case 'stale':
        break
    }
  }
  throw new Error('the refund kept moving while it was being settled')
}

/** What a refund that did not reach the shopper leaves for people to do. */
function exceptionOf(to: 'succeeded' | 'abnormal' | 'closed', said: WechatRefund): ExceptionItem | null {
  if (to === 'succeeded') return null
  const kind = to === 'abnormal' ? 'refund_abnormal' : 'refund_closed'
  const detail = { outTradeNo: said.outTradeNo, refundFen: said.refundFen, refundId: said.refundId }
  return { kind, dedupeKey: said.outRefundNo, detail }
}

async function reportMismatch(deps: Deps, said: WechatRefund): Promise<void> {
  deps.log.error({ event: 'refund_mismatch', alarm: true, outRefundNo: said.outRefundNo })
  const detail = { outTradeNo: said.outTradeNo, saidRefundFen: said.refundFen, saidTotalFen: said.totalFen }
  const item = { kind: 'refund_mismatch', dedupeKey: said.outRefundNo, detail } as const
  await fileException(deps.pool, item, deps.clock.now())
}

function report(log: Server['log'], to: 'succeeded' | 'abnormal' | 'closed', said: WechatRefund): void {
  const line = { event: 'refund_settlement', state: to, outRefundNo: said.outRefundNo }
  if (to === 'succeeded') log.info(line)
  else log.error({ ...line, alarm: true })
}
