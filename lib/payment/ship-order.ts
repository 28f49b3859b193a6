import 'server-only'
import { receiveAfterDays, shipmentSchema } from '@/lib/domain/parcel'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { findOrderByNo } from '@/lib/store/closing'
import { writeShipment } from '@/lib/store/shipping'

export interface ShipOrder {
  orderNo: string
  carrier: string
  trackingNo: string
  operator: string
  reason: string
}

const dayMs = 24 * 60 * 60_000

/**
 * An operator sends a paid order's parcel. Its goods leave the stock for good. While all the money is asked back it is
 * not sent: the request must be decided first. The same parcel twice is no error.
 *
 * Throws AppError: not_found, invalid_input, order_not_paid, order_closed, refund_under_way, already_shipped.
 */
export async function shipOrder(
  { pool, clock }: Pick<Server, 'pool' | 'clock'>,
  asked: ShipOrder,
): Promise<{ outcome: 'shipped' | 'repeated' }> {
  const { carrier, trackingNo, operator, reason } = asked
  const parcel = shipmentSchema.safeParse({ carrier, trackingNo })
  if (!parcel.success || operator.trim() === '') throw new AppError('invalid_input', { cause: parcel.error })
  const order = await findOrderByNo(pool, asked.orderNo)
  if (order === null) throw new AppError('not_found')
  const now = clock.now()
  const receiveAt = new Date(now.getTime() + receiveAfterDays * dayMs)
  const shipment = { ...parcel.data, orderId: order.id, operator, reason, receiveAt }
  const answer = await writeShipment(pool, shipment, now)
  switch (answer) {
    case 'shipped':
    case 'repeated':
      return { outcome: answer }
    case 'shipped_before':
      throw new AppError('already_shipped')
    case 'refunding':
      throw new AppError('refund_under_way')
    case 'not_paid':
      throw new AppError(order.state === 'closed' ? 'order_closed' : 'order_not_paid')
  }
}
