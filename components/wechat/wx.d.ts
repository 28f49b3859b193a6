import type { JsConfig } from '@/lib/domain/js-signature'

/** How one call went; one of the first three is called. */
interface Outcome<Answer = object> {
  success?: (answer: Answer) => void
  cancel?: () => void
  fail?: () => void
}

/** A shopper's address as WeChat has it; each part may be empty. */
interface WechatAddress {
  userName?: string
  telNumber?: string
  provinceName?: string
  cityName?: string
  /** 区（县）. */
  countryName?: string
  detailInfo?: string
}

/** The part of WeChat's JS-SDK that the shop uses. */
export interface Wx {
  config(config: JsConfig & { debug: boolean; jsApiList: string[]; openTagList: string[] }): void
  ready(act: () => void): void
  error(act: () => void): void
  checkJsApi(asked: { jsApiList: string[] } & Outcome<{ checkResult?: Record<string, boolean> }>): void
  updateAppMessageShareData(
    card: { title: string; desc: string; link: string; imgUrl: string } & Outcome,
  ): void
  updateTimelineShareData(card: { title: string; link: string; imgUrl: string } & Outcome): void
  openAddress(asked: Outcome<WechatAddress>): void
}

declare const wx: Wx
export default wx
