import { configuredWx } from './js-sdk'

/** What WeChat shows when this page is sent to a friend or to 朋友圈; all addresses absolute. */
export interface Share {
  title: string
  text: string
  link: string
  picture: string
}

/** Tells WeChat the card of this page. It says nothing about whether anybody shares it. */
export async function offerShare({ title, text, link, picture }: Share): Promise<void> {
  const wx = await configuredWx()
  wx?.updateAppMessageShareData({ title, desc: text, link, imgUrl: picture })
  wx?.updateTimelineShareData({ title, link, imgUrl: picture })
}
