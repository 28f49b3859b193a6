import 'server-only'
import type { PrismaClient } from './generated/client'

// The list shows the latest; a shopper with more finds the older ones through the shop.
const maxShown = 100

const lineFields = {
  productSlug: true,
  productTitle: true,
  skuName: true,
  picture: true,
  unitPriceFen: true,
  quantity: true,
} as const

const summaryFields = {
  orderNo: true,
  state: true,
  closeReason: true,
  totalFen: true,
  placedAt: true,
  expiresAt: true,
  lines: { select: lineFields, orderBy: { position: 'asc' } },
} as const

/** A user's orders, newest first. */
export function findOrdersOf(prisma: PrismaClient, userId: number) {
  return prisma.order.findMany({
    select: summaryFields,
    where: { userId },
    orderBy: { id: 'desc' },
    take: maxShown,
  })
}

export function findOrderOf(prisma: PrismaClient, { userId, orderNo }: { userId: number; orderNo: string }) {
  return prisma.order.findFirst({
    select: {
      ...summaryFields,
      goodsFen: true,
      discountFen: true,
      coupon: { select: { coupon: { select: { title: true } } } },
      recipient: true,
      phone: true,
      region: true,
      detail: true,
      remark: true,
      paidAt: true,
    },
    where: { orderNo, userId },
  })
}
