import 'server-only'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { findOrderIdOf, writeReceipt } from '@/lib/store/shipping'

type Deps = Pick<Server, 'pool' | 'clock'>

/**
 * A shopper has their parcel. Again is no error.
 *
 * Throws AppError: not_found, order_not_shipped.
 */
export async function receiveOrder(
  { pool, clock }: Deps,
  of: { userId: number; orderNo: string },
): Promise<void> {
  const orderId = await findOrderIdOf(pool, of)
  if (orderId === null) throw new AppError('not_found')
  const answer = await writeReceipt(pool, { orderId, by: 'shopper' }, clock.now())
  if (answer !== 'received' && answer !== 'repeated') throw new AppError('order_not_shipped')
}

/**
 * The job that ends the waiting for a word from the shopper. While a refund is under way it is put off, so that an
 * order in dispute is not called complete.
 */
export async function receiveInTime({ pool, clock }: Deps, orderId: number): Promise<void> {
  await writeReceipt(pool, { orderId, by: 'time' }, clock.now())
}
