import 'server-only'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { closeOrder } from '@/lib/store/closing'
import { findPayableOrder } from '@/lib/store/payments'
import { retirePayment } from './retire-payment'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>

/** Each round either closes the order or finds an attempt that somebody started meanwhile. */
const maxRounds = 4

/**
 * Closes an unpaid order because its shopper wishes so. An attempt that cannot be closed at WeChat yet stays watched:
 * what is paid on it afterwards goes back by itself. Closing a closed order is no error.
 *
 * Throws AppError: not_found, order_paid (also when the query just found it paid), payment_busy.
 */
export async function cancelOrder(deps: Deps, of: { userId: number; orderNo: string }): Promise<void> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const order = await findPayableOrder(deps.pool, of)
    if (order === null) throw new AppError('not_found')
    if (order.state === 'closed') return
    if (order.state !== 'awaiting_payment') throw new AppError('order_paid')
    if (order.live !== null) {
      await retirePayment(deps, order.live)
      continue
    }
    const closing = { id: order.id, reason: 'cancelled' } as const
    if ((await closeOrder(deps.pool, closing, deps.clock.now())) === 'closed') return
  }
  throw new AppError('payment_busy')
}
