import type { Metadata } from 'next'
import { OpenInWechat } from '@/components/open-in-wechat'
import { allowedReturnTo } from '@/lib/domain/return-to'
import { shareText } from '@/lib/domain/zh-cn'
import { getServer } from '@/lib/server'
import type { PageProps } from '../page-props'

export const metadata: Metadata = { title: shareText.openTitle }

/** Where a login ends in a browser that cannot log in: the address to go on at, for WeChat on a phone. */
export default async function OpenPage({ searchParams }: PageProps) {
  const { to } = await searchParams
  const path = allowedReturnTo(typeof to === 'string' ? to : null)
  return <OpenInWechat url={`${getServer().env.publicOrigin}${path}`} />
}
