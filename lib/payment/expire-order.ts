import 'server-only'
import { closeAllowedAfterMs } from '@/lib/domain/payment-retire'
import type { Payment } from '@/lib/domain/payment-start'
import type { Server } from '@/lib/server'
import { closeOrder, expireOrderAt, findOrder } from '@/lib/store/closing'
import { findUnsettled } from '@/lib/store/watch'
import { retirePayment } from './retire-payment'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>

/** How long until an attempt that WeChat did not answer for is tried again. */
const tryAgainMs = 60_000

/**
 * Closes an order whose time ran out: asks WeChat about every attempt that may still be paid, closes it there, and
 * only when none is left closes the order here and gives back what it reserved. An attempt too young to be closed, or
 * one WeChat says nothing about, puts the closing off.
 */
export async function expireOrder(deps: Deps, orderId: number): Promise<void> {
  const order = await findOrder(deps.pool, orderId)
  if (order === null || order.state !== 'awaiting_payment') return
  const now = deps.clock.now()
  if (order.expiresAt > now) return expireOrderAt(deps.pool, orderId, order.expiresAt)

  const watched: Payment[] = []
  for (const payment of await findUnsettled(deps.pool, orderId)) {
    if ((await retirePayment(deps, payment)) === 'watched') watched.push(payment)
  }
  if (watched.length === 0) {
    const answer = await closeOrder(deps.pool, { id: orderId, reason: 'expired' }, deps.clock.now())
    if (answer === 'closed') return
  }
  // Written only while the order still waits: it may be paid by now.
  const closableAt = watched.map(({ openedAt }) => openedAt.getTime() + closeAllowedAfterMs + 1_000)
  const tryAgainAt = deps.clock.now().getTime() + tryAgainMs
  await expireOrderAt(deps.pool, orderId, new Date(Math.max(tryAgainAt, ...closableAt)))
}
