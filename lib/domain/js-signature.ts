import { createHash } from 'node:crypto'

/** What WeChat's `wx.config` is given, in its own words; `timestamp` is in seconds. */
export interface JsConfig {
  appId: string
  timestamp: number
  nonceStr: string
  signature: string
}

const maxUrlLength = 2048

/**
 * The signature that lets one page of ours use WeChat's JS-SDK.
 * @see https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/JS-SDK.html (附录1)
 */
export function signJsConfig(of: {
  ticket: string
  nonceStr: string
  timestamp: number
  url: string
}): string {
  const text = `jsapi_ticket=${of.ticket}&noncestr=${of.nonceStr}&timestamp=${of.timestamp}&url=${of.url}`
  return createHash('sha1').update(text).digest('hex')
}

/**
 * The part of a page's address that is signed: everything before `#`. Null for an address that is not a page of
 * `origin`: for those we sign nothing.
 */
export function signableUrl(asked: string, origin: string): string | null {
  const [url = ''] = asked.split('#')
  if (url.length > maxUrlLength || !/^[\x21-\x7e]+$/.test(url)) return null
  return url.startsWith(`${origin}/`) ? url : null
}
