import 'server-only'
import type { Address } from '@/lib/domain/checkout'
import type { Fen } from '@/lib/domain/money'
import type { CloseReason, OrderState } from '@/lib/domain/order'
import { orderNoPattern } from '@/lib/domain/order-no'
import { refundStandingOf, type RefundStanding } from '@/lib/domain/refund-standing'
import type { Server } from '@/lib/server'
import { findOrderOf, findOrdersOf } from '@/lib/store/mall-orders'
import { findAskedRefunds } from '@/lib/store/mall-refunds'
import { readOrderMoney, type OrderMoney } from './refunds'

type Deps = Pick<Server, 'pool' | 'prisma' | 'clock'>

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
  /** Why it is closed; null while it is not. */
  closeReason: CloseReason | null
  /** What became of the refunds that its shopper asked for. */
  refundStanding: RefundStanding
  totalFen: Fen
  pieces: number
  placedAt: Date
  expiresAt: Date
  /** Unpaid, and there is still time to pay. */
  canPay: boolean
  lines: OrderLineView[]
}

export interface OrderView extends OrderSummary, OrderMoney {
  goodsFen: Fen
  discountFen: Fen
  /** The coupon behind the discount. */
  couponTitle: string | null
  address: Address
  remark: string
  paidAt: Date | null
}

/** The shopper's orders, newest first. */
export async function listOrders({ pool, prisma, clock }: Deps, userId: number): Promise<OrderSummary[]> {
  const orders = await findOrdersOf(prisma, userId)
  const orderNos = orders.map(({ orderNo }) => orderNo)
  const asked = await findAskedRefunds(pool, { userId, orderNos })
  const now = clock.now()
  return orders.map((order) => ({
    ...order,
    ...summaryOf(order, now),
    refundStanding: refundStandingOf(
      order.totalFen,
      asked.filter(({ orderNo }) => orderNo === order.orderNo),
    ),
  }))
}

/** One order of this shopper. Null for an unknown number and for somebody else's alike. */
export async function findOrder(
  { pool, prisma, clock }: Deps,
  name: { userId: number; orderNo: string },
): Promise<OrderView | null> {
  const order = orderNoPattern.test(name.orderNo) ? await findOrderOf(prisma, name) : null
  if (!order) return null
  const { recipient, phone, region, detail, coupon, ...rest } = order
  const money = await readOrderMoney({ pool }, name)
  const asked = money.refunds.filter(({ cause }) => cause === 'requested')
  return {
    ...rest,
    ...summaryOf(order, clock.now()),
    ...money,
    refundStanding: refundStandingOf(order.totalFen, asked),
    couponTitle: coupon?.coupon.title ?? null,
    address: { recipient, phone, region, detail },
  }
}

type Row = Pick<OrderSummary, 'state' | 'expiresAt' | 'lines'> & { closeReason: string | null }

function summaryOf(order: Row, now: Date) {
  return {
    closeReason: closeReasonOf(order.closeReason),
    pieces: order.lines.reduce((pieces, { quantity }) => pieces + quantity, 0),
    canPay: order.state === 'awaiting_payment' && order.expiresAt > now,
  }
}

// The database knows these two words alone.
function closeReasonOf(word: string | null): CloseReason | null {
  if (word === null) return null
  return word === 'cancelled' ? 'cancelled' : 'expired'
}
