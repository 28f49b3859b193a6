import 'server-only'
import type { Address } from '@/lib/domain/checkout'
import type { Fen } from '@/lib/domain/money'
import type { OrderState } from '@/lib/domain/order'
import { orderNoPattern } from '@/lib/domain/order-no'
import type { Server } from '@/lib/server'
import { findOrderOf, findOrdersOf } from '@/lib/store/mall-orders'

type Deps = Pick<Server, 'prisma' | 'clock'>

export interface OrderLineView {
  productSlug: string
  productTitle: string
  skuName: string
  picture: string
  unitPriceFen: Fen
  quantity: number
}

export interface OrderSummary {
  orderNo: string
  state: OrderState
  totalFen: Fen
  pieces: number
  placedAt: Date
  expiresAt: Date
  /** Unpaid, and there is still time to pay. */
  canPay: boolean
  lines: OrderLineView[]
}

export interface OrderView extends OrderSummary {
  goodsFen: Fen
  discountFen: Fen
  /** The coupon behind the discount. */
  couponTitle: string | null
  address: Address
  remark: string
  paidAt: Date | null
}

/** The shopper's orders, newest first. */
export async function listOrders({ prisma, clock }: Deps, userId: number): Promise<OrderSummary[]> {
  const now = clock.now()
  return (await findOrdersOf(prisma, userId)).map((order) => ({ ...order, ...summaryOf(order, now) }))
}

/** One order of this shopper. Null for an unknown number and for somebody else's alike. */
export async function findOrder(
  { prisma, clock }: Deps,
  name: { userId: number; orderNo: string },
): Promise<OrderView | null> {
  const order = orderNoPattern.test(name.orderNo) ? await findOrderOf(prisma, name) : null
  if (!order) return null
  const { recipient, phone, region, detail, coupon, ...rest } = order
  return {
    ...rest,
    ...summaryOf(order, clock.now()),
    couponTitle: coupon?.coupon.title ?? null,
    address: { recipient, phone, region, detail },
  }
}

function summaryOf(order: Pick<OrderSummary, 'state' | 'expiresAt' | 'lines'>, now: Date) {
  return {
    pieces: order.lines.reduce((pieces, { quantity }) => pieces + quantity, 0),
    canPay: order.state === 'awaiting_payment' && order.expiresAt > now,
  }
}
