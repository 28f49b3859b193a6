import 'server-only'
import { decideRetirement } from '@/lib/domain/payment-retire'
import type { Payment } from '@/lib/domain/payment-start'
import type { Server } from '@/lib/server'
import { markClosed, markSuperseded } from '@/lib/store/payments'
import { queryPayment } from './query-payment'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>

/**
 * Takes an attempt that no longer fits its order out of the way: asks WeChat first, settles it if it was paid, closes
 * it there and here if it can be closed, and otherwise leaves it superseded, still watched. Afterwards the attempt is
 * not live any more. WeChat is never called inside a transaction.
 *
 * `final`: WeChat will not take money for it any more, or took it. `watched`: it may still be paid.
 */
export async function retirePayment(deps: Deps, payment: Payment): Promise<'final' | 'watched'> {
  const { standing } = await queryPayment(deps, payment)
  const ageMs = deps.clock.now().getTime() - payment.openedAt.getTime()
  switch (decideRetirement(standing, ageMs)) {
    case 'settle':
      // Done by queryPayment. Where that found a mismatch the attempt must still leave the way.
      await markSuperseded(deps.pool, payment, deps.clock.now())
      return 'final'
    case 'close_here':
      await markClosed(deps.pool, payment, deps.clock.now())
      return 'final'
    case 'supersede':
      await markSuperseded(deps.pool, payment, deps.clock.now())
      return 'watched'
    case 'close_at_wechat':
      return closeAtWechat(deps, payment)
  }
}

async function closeAtWechat(deps: Deps, payment: Payment): Promise<'final' | 'watched'> {
  const answer = await deps.gateway.closeOrder(payment)
  if (answer.outcome === 'closed') {
    await markClosed(deps.pool, payment, deps.clock.now())
    return 'final'
  }
  // ORDERPAID: the shopper paid between our query and our close (chapter 9_3); only a query says how much.
  if (answer.outcome === 'already_paid') {
    const { settlement } = await queryPayment(deps, payment)
    if (settlement !== null && settlement !== 'not_paid') {
      await markSuperseded(deps.pool, payment, deps.clock.now())
      return 'final'
    }
  } else deps.log.warn({ event: 'close_unanswered', outTradeNo: payment.outTradeNo, answer })
  await markSuperseded(deps.pool, payment, deps.clock.now())
  return 'watched'
}
