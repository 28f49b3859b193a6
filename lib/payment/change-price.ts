import 'server-only'
import { maxTotalFen } from '@/lib/domain/money'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { findOrderByNo, writePrice } from '@/lib/store/closing'
import { findUnsettled } from '@/lib/store/watch'
import { retirePayment } from './retire-payment'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>

/**
 * An operator's new price for an unpaid order. Attempts at the old price are queried, closed or superseded at once;
 * should this process die in between, the janitor does it. What is paid at the old price afterwards goes back.
 *
 * Throws AppError: not_found, invalid_input, order_paid, order_closed, order_expired, price_changed (by somebody else).
 */
export async function changePrice(
  deps: Deps,
  change: { orderNo: string; totalFen: number; operator: string; reason: string },
): Promise<void> {
  const { totalFen, operator, reason } = change
  if (!Number.isInteger(totalFen) || totalFen < 1 || totalFen > maxTotalFen || reason.trim() === '') {
    throw new AppError('invalid_input')
  }
  const order = await findOrderByNo(deps.pool, change.orderNo)
  if (order === null) throw new AppError('not_found')
  if (order.state === 'closed') throw new AppError('order_closed')
  if (order.state !== 'awaiting_payment') throw new AppError('order_paid')
  if (order.expiresAt <= deps.clock.now()) throw new AppError('order_expired')
  if (order.totalFen === totalFen) return

  const write = { orderId: order.id, fromFen: order.totalFen, toFen: totalFen, operator, reason }
  if ((await writePrice(deps.pool, write, deps.clock.now())) === 'stale') throw new AppError('price_changed')
  for (const payment of await findUnsettled(deps.pool, order.id)) {
    if (payment.totalFen + payment.balanceFen !== totalFen) await retirePayment(deps, payment)
  }
}
