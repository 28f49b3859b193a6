import 'server-only'
import type { Standing } from '@/lib/domain/payment-retire'
import type { SettlementOutcome } from '@/lib/domain/settlement'
import type { Server } from '@/lib/server'
import { markUnpaid } from '@/lib/store/payments'
import type { PaymentName } from './ports'
import { settlePayment } from './settle-payment'

/** What asking WeChat brought: where the payment stands there, and what settling that came to here. */
export interface QueryResult {
  standing: Standing
  settlement: SettlementOutcome | null
}

/** Asks WeChat about one payment and settles what it says. No certain answer is no news: never "unpaid". */
export async function queryPayment(
  deps: Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>,
  payment: PaymentName,
  options: { deadlineMs?: number } = {},
): Promise<QueryResult> {
  const askedAt = deps.clock.now()
  const answer = await deps.gateway.queryOrder(payment, options)
  switch (answer.outcome) {
    case 'found': {
      const { transaction } = answer
      const settlement = await settlePayment(deps, { source: 'query', transaction, raw: null })
      if (settlement === 'not_paid')
        await markUnpaid(deps.pool, { ...payment, tradeState: transaction.tradeState }, askedAt)
      return { standing: { known: 'found', tradeState: transaction.tradeState }, settlement }
    }
    case 'not_found':
      return { standing: { known: 'not_found' }, settlement: null }
    case 'unknown':
    case 'busy':
    case 'refused':
      deps.log.warn({ event: 'query_unanswered', outTradeNo: payment.outTradeNo, answer })
      return { standing: { known: 'nothing' }, settlement: null }
  }
}
