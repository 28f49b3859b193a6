import 'server-only'
import type { Address } from '@/lib/domain/checkout'
import type { Prisma, PrismaClient } from './generated/client'

const fields = {
  id: true,
  recipient: true,
  phone: true,
  region: true,
  detail: true,
  isDefault: true,
} as const

/** A user's addresses, the default one first, then the newest. */
export function findAddresses(prisma: PrismaClient, userId: number) {
  return prisma.address.findMany({
    select: fields,
    where: { userId },
    orderBy: [{ isDefault: 'desc' }, { id: 'desc' }],
  })
}

export function findAddressById(prisma: PrismaClient, { userId, id }: { userId: number; id: number }) {
  return prisma.address.findFirst({ select: fields, where: { id, userId } })
}

interface NewAddress {
  userId: number
  address: Address
  maxAddresses: number
  createdAt: Date
}

/** Adds an address, the first one as default. Null when the book is full. */
export function insertAddress(prisma: PrismaClient, input: NewAddress): Promise<number | null> {
  const { userId, address, maxAddresses, createdAt } = input
  return prisma.$transaction(async (tx) => {
    await lockBook(tx, userId)
    const kept = await tx.address.count({ where: { userId } })
    if (kept >= maxAddresses) return null
    const row = { ...address, userId, isDefault: kept === 0, createdAt }
    return (await tx.address.create({ data: row, select: { id: true } })).id
  })
}

export async function updateAddress(
  prisma: PrismaClient,
  { userId, id, address }: { userId: number; id: number; address: Address },
): Promise<boolean> {
  const { count } = await prisma.address.updateMany({ where: { id, userId }, data: address })
  return count === 1
}

/** Deletes an address; when it was the default one, the newest of the others becomes it. */
export function deleteAddress(prisma: PrismaClient, { userId, id }: { userId: number; id: number }) {
  return prisma.$transaction(async (tx) => {
    await lockBook(tx, userId)
    await tx.address.deleteMany({ where: { id, userId } })
    const [first] = await tx.address.findMany({
      select: { id: true },
      where: { userId },
      orderBy: [{ isDefault: 'desc' }, { id: 'desc' }],
      take: 1,
    })
    if (first)
      await tx.address.update({ where: { id: first.id }, data: { isDefault: true }, select: { id: true } })
  })
}

/** Makes an address the default one; false when it is not this user's. */
export function setDefaultAddress(prisma: PrismaClient, { userId, id }: { userId: number; id: number }) {
  return prisma.$transaction(async (tx) => {
    await lockBook(tx, userId)
    const mine = await tx.address.count({ where: { id, userId } })
    if (mine === 0) return false
    await tx.address.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } })
    await tx.address.updateMany({ where: { id, userId }, data: { isDefault: true } })
    return true
  })
}

// One change of a shopper's book at a time: the count and the one default are decided on what is there.
async function lockBook(tx: Prisma.TransactionClient, userId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId} FOR NO KEY UPDATE`
}
