import 'server-only'
import { notFound } from 'next/navigation'
import { orderNoPattern } from '@/lib/domain/order-no'
import { findOrder, type OrderView } from '@/lib/mall/orders'
import { orderPath } from '@/lib/mall/paths'
import { getServer } from '@/lib/server'
import { requireShopper } from '../../shopper'

export type Found =
  | { order: OrderView; userId: number; openInWechat: null }
  /** Nobody can log in in this browser: show where the page can be opened. */
  | { order: null; userId: null; openInWechat: string }

/**
 * The order a page is about, for its shopper; anybody else gets "not found". Logging in leads back to the page: the
 * order's own, or `under` it.
 */
export async function requireOrder(
  orderNo: string,
  under?: 'again' | 'cancel' | 'receive' | 'refund',
): Promise<Found> {
  if (!orderNoPattern.test(orderNo)) notFound()
  const page = orderPath(orderNo)
  const { user, openInWechat } = await requireShopper(under ? `${page}/${under}` : page)
  if (!user) return { order: null, userId: null, openInWechat }
  const order = await findOrder(getServer(), { userId: user.id, orderNo })
  if (!order) notFound()
  return { order, userId: user.id, openInWechat: null }
}
