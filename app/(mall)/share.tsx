import { ShareCard } from '@/components/wechat/share-card'
import { getServer } from '@/lib/server'
import { currentBrowser } from './shopper'

interface ShareProps {
  title: string
  text: string
  /** The page that the card opens: a path of ours without a query, so that no one-time message travels along. */
  path: string
  /** A path of ours, or an address; WeChat draws no SVG, so a drawing is replaced by the shop's icon. */
  picture?: string
}

/** The page's card for sharing, in the browsers that can share it. */
export async function Share({ title, text, path, picture = '' }: ShareProps) {
  const browser = await currentBrowser()
  if (browser === 'other' || browser === 'miniprogram') return null
  const { publicOrigin } = getServer().env
  const shown = /\.(png|jpe?g)$/i.test(picture) ? picture : '/icon-180.png'
  const card = { title, text, link: publicOrigin + path, picture: new URL(shown, publicOrigin).href }
  return <ShareCard {...card} />
}
