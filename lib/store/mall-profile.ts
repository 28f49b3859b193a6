import 'server-only'
import type { PrismaClient } from './generated/client'

export function findProfile(prisma: PrismaClient, userId: number) {
  return prisma.user.findUnique({ select: { nickname: true, avatarUrl: true }, where: { id: userId } })
}
