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

/** The order a page is about, for its shopper; anybody else gets "not found". Logging in leads to the order itself. */
export async function requireOrder(orderNo: string): Promise<Found> {
  if (!orderNoPattern.test(orderNo)) notFound()
  const { user, openInWechat } = await requireShopper(orderPath(orderNo))
  if (!user) return { order: null, userId: null, openInWechat }
  const order = await findOrder(getServer(), { userId: user.id, orderNo })
  if (!order) notFound()
  return { order, userId: user.id, openInWechat: null }
}
