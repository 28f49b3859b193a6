import 'server-only'
import type { Address } from '@/lib/domain/checkout'
import type { Fen } from '@/lib/domain/money'
import type { CloseReason } from '@/lib/domain/order'
import { orderNoPattern } from '@/lib/domain/order-no'
import { orderPageSize, type OrderCounts, type OrderTab } from '@/lib/domain/order-tab'
import { timelineOf, type TimelineEntry } from '@/lib/domain/order-timeline'
import type { Parcel } from '@/lib/domain/parcel'
import type { OrderList, OrderSummary } from '@/lib/domain/order-summary'
import { refundStandingOf } from '@/lib/domain/refund-standing'
import type { Server } from '@/lib/server'
import { countOrdersOf, findEventsOf, findOrderOf, findOrdersOf, hasOrder } from '@/lib/store/mall-orders'
import { findAskedRefunds } from '@/lib/store/mall-refunds'
import { readOrderMoney, type OrderMoney } from './refunds'

type Deps = Pick<Server, 'pool' | 'prisma' | 'clock'>

export interface OrderView extends OrderSummary, OrderMoney {
  goodsFen: Fen
  discountFen: Fen
  /** The coupon behind the discount. */
  couponTitle: string | null
  address: Address
  remark: string
  paidAt: Date | null
  /** On its way or arrived; null before it is sent. */
  parcel: Parcel | null
  /** What happened to it, newest first. */
  timeline: TimelineEntry[]
  /** The server's clock when it answered. */
  serverTime: Date
}

/** The first `shown` orders of a tab of the shopper's, or a page of those older than `before`; newest first. */
export async function listOrders(
  { pool, prisma, clock }: Deps,
  of: { userId: number; tab: OrderTab; before?: string | null; shown?: number },
): Promise<OrderList> {
  const now = clock.now()
  const { userId, tab, before = null, shown: most = orderPageSize } = of
  const found = await findOrdersOf({ pool, prisma }, { userId, tab, before, most: most + 1 }, now)
  const shown = found.slice(0, most)
  const orderNos = shown.map(({ orderNo }) => orderNo)
  const asked = await findAskedRefunds(pool, { userId, orderNos })
  const orders = shown.map((order) => ({
    ...order,
    ...summaryOf(order, now),
    refundStanding: refundStandingOf(
      order.totalFen,
      asked.filter(({ orderNo }) => orderNo === order.orderNo),
    ),
  }))
  return { orders, olderThan: found.length > most ? (orderNos.at(-1) ?? null) : null }
}

/** How many of the shopper's orders wait in each tab: the badges. */
export async function countOrders(
  { pool, clock }: Pick<Deps, 'pool' | 'clock'>,
  userId: number,
): Promise<OrderCounts> {
  return countOrdersOf(pool, userId, clock.now())
}

/** Whether the number is one of this shopper's; an unknown one and somebody else's alike are not. */
export async function isOrderOf(
  { pool }: Pick<Deps, 'pool'>,
  name: { userId: number; orderNo: string },
): Promise<boolean> {
  return orderNoPattern.test(name.orderNo) && hasOrder(pool, name)
}

/** One order of this shopper. Null for an unknown number and for somebody else's alike. */
export async function findOrder(
  { pool, prisma, clock }: Deps,
  name: { userId: number; orderNo: string },
): Promise<OrderView | null> {
  const order = orderNoPattern.test(name.orderNo) ? await findOrderOf({ pool, prisma }, name) : null
  if (!order) return null
  const { recipient, phone, region, detail, coupon, parcel, ...rest } = order
  const [money, events] = await Promise.all([readOrderMoney({ pool }, name), findEventsOf(pool, name)])
  const asked = money.refunds.filter(({ cause }) => cause === 'requested')
  const serverTime = clock.now()
  return {
    ...rest,
    ...summaryOf(order, serverTime),
    ...money,
    parcel: parcelOf(parcel),
    timeline: timelineOf(events, strayCausesOf(money)),
    serverTime,
    refundStanding: refundStandingOf(order.totalFen, asked),
    couponTitle: coupon?.coupon.title ?? null,
    address: { recipient, phone, region, detail },
  }
}

function strayCausesOf({ refunds }: OrderMoney): Parameters<typeof timelineOf>[1] {
  return new Map(
    refunds.flatMap(({ outRefundNo, cause }) => (cause === 'requested' ? [] : [[outRefundNo, cause]])),
  )
}

type Row = Pick<OrderSummary, 'state' | 'mayBeCharged' | 'expiresAt' | 'lines'> & {
  closeReason: string | null
}

function summaryOf(order: Row, now: Date) {
  const isUnpaid = order.state === 'awaiting_payment'
  return {
    closeReason: closeReasonOf(order.closeReason),
    pieces: order.lines.reduce((pieces, { quantity }) => pieces + quantity, 0),
    mayBeCharged: isUnpaid && order.mayBeCharged,
    canPay: isUnpaid && !order.mayBeCharged && order.expiresAt > now,
  }
}

// All three are there or none is; a parcel that was sent before they were kept has none.
function parcelOf(row: { [Field in keyof Parcel]: Parcel[Field] | null } | null): Parcel | null {
  if (!row?.carrier || !row.trackingNo || !row.shippedAt) return null
  return { carrier: row.carrier, trackingNo: row.trackingNo, shippedAt: row.shippedAt }
}

// The database knows these two words alone.
function closeReasonOf(word: string | null): CloseReason | null {
  if (word === null) return null
  return word === 'cancelled' ? 'cancelled' : 'expired'
}
