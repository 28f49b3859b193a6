import 'server-only'
import { isLive } from '@/lib/domain/payment'
import { nextWatchAt } from '@/lib/domain/watch-plan'
import type { Server } from '@/lib/server'
import { markClosed } from '@/lib/store/payments'
import { findPayment, watchPaymentAt, type WatchedPayment } from '@/lib/store/watch'
import { queryPayment } from './query-payment'
import { retirePayment } from './retire-payment'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>

/**
 * The janitor's look at one attempt: asks WeChat, settles what it says, takes the attempt out of the way when its
 * order needs it no more, and notes when to look again. Ends when the attempt is final. Safe at any time, in any
 * number of processes.
 */
export async function watchPayment(deps: Deps, paymentId: number): Promise<void> {
  const watched = await findPayment(deps.pool, paymentId)
  if (watched === null) return
  const { payment } = watched
  if (payment.state === 'paid' || payment.state === 'closed') return
  if (isWanted(watched)) {
    const { standing } = await queryPayment(deps, payment)
    const isClosed = standing.known === 'found' && standing.tradeState === 'CLOSED'
    if (isClosed) await markClosed(deps.pool, payment, deps.clock.now())
  } else {
    await retirePayment(deps, payment)
  }
  // Writes nothing when the attempt became final just now.
  await watchPaymentAt(deps.pool, paymentId, nextWatchAt(payment, deps.clock.now()))
}

/** A live attempt at its order's price, of an order that waits for it. */
function isWanted({ payment, order }: WatchedPayment): boolean {
  const fits = payment.totalFen + payment.balanceFen === order.totalFen
  return isLive(payment.state) && order.state === 'awaiting_payment' && fits
}
