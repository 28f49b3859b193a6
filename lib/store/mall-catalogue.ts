import 'server-only'
import type { PrismaClient } from './generated/client'

// The shop window is one page: more than this needs paging, not scrolling.
const maxShown = 200

const cardFields = {
  slug: true,
  title: true,
  subtitle: true,
  picture: true,
  skus: { select: { priceFen: true, stockAvailable: true } },
} as const

export function findCategories(prisma: PrismaClient) {
  return prisma.category.findMany({
    select: { slug: true, name: true },
    orderBy: { position: 'asc' },
    take: maxShown,
  })
}

/** Products on sale with at least one SKU, in the shop's order; of one category, or of all when it is null. */
export function findProducts(prisma: PrismaClient, categorySlug: string | null) {
  return prisma.product.findMany({
    select: cardFields,
    where: { onSale: true, skus: { some: {} }, ...(categorySlug && { category: { slug: categorySlug } }) },
    orderBy: [{ category: { position: 'asc' } }, { position: 'asc' }],
    take: maxShown,
  })
}

export function findProductBySlug(prisma: PrismaClient, slug: string) {
  return prisma.product.findFirst({
    select: {
      slug: true,
      title: true,
      subtitle: true,
      description: true,
      picture: true,
      category: { select: { slug: true, name: true } },
      skus: {
        select: { id: true, name: true, priceFen: true, stockAvailable: true },
        orderBy: { position: 'asc' },
      },
    },
    where: { slug, onSale: true, skus: { some: {} } },
  })
}
