import 'server-only'
import type { Server } from '@/lib/server'
import { findProfile } from '@/lib/store/mall-profile'

export interface Profile {
  nickname: string | null
  avatarUrl: string | null
}

/** What WeChat has told us of the shopper, if it was asked (snsapi_userinfo). */
export async function readProfile({ prisma }: Pick<Server, 'prisma'>, userId: number): Promise<Profile> {
  return (await findProfile(prisma, userId)) ?? { nickname: null, avatarUrl: null }
}
