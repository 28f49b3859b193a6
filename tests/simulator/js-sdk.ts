import { createHash } from 'node:crypto'
import { keep, type ShareOffer } from './books'
import type { Wechat } from './wechat'

/** What a page's script handed to the bridge, untouched. */
type Params = Record<string, unknown>

/** `wx.config`: whether the page at `url` may use WeChat's functions. Answers what the page is told. */
export function verifyPage(wechat: Wechat, { params, url }: { params: Params; url: string }): string {
  const told = judge(wechat, params, url)
  const ok = told === 'preVerifyJSAPI:ok'
  wechat.log({ kind: 'call', ok, zh: `wx.config → ${told}`, en: `wx.config → ${told}` })
  return told
}

function judge({ merchant, books, clock }: Wechat, params: Params, url: string): string {
  const page = url.replace(/#.*$/s, '')
  if (params['verifyAppId'] !== merchant.appid) return 'preVerifyJSAPI:invalid appid'
  if (!isOnDomain(merchant, page)) {
    return 'preVerifyJSAPI:fail,Error: 系统错误，错误码：40048,invalid url domain'
  }
  const [timestamp, nonce] = [params['verifyTimestamp'], params['verifyNonceStr']]
  if (params['verifySignType'] !== 'sha1' || typeof timestamp !== 'string' || typeof nonce !== 'string') {
    return 'preVerifyJSAPI:invalid signature'
  }
  const living = [...books.tickets.values()].filter(({ expiresAt }) => clock.now() < expiresAt)
  const isSigned = living.some(({ value: ticket }) => {
    const fields = Object.entries({ noncestr: nonce, jsapi_ticket: ticket, timestamp, url: page })
    const text = fields
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('&')
    return createHash('sha1').update(text).digest('hex') === params['verifySignature']
  })
  return isSigned ? 'preVerifyJSAPI:ok' : 'preVerifyJSAPI:invalid signature'
}

/** The card a page offers. Its link must be on the very domain that is registered; WeChat keeps what it is told last. */
export function offerShare(
  wechat: Wechat,
  { kind, params, url }: { kind: ShareOffer['kind']; params: Params; url: string },
): string {
  const name = kind === 'timeline' ? 'updateTimelineShareData' : 'updateAppMessageShareData'
  const word = (field: string) => (typeof params[field] === 'string' ? params[field] : '')
  const offer = {
    at: wechat.clock.now(),
    kind,
    url,
    title: word('title'),
    desc: word('desc'),
    link: word('link'),
    imgUrl: word('imgUrl'),
  }
  if (!isOnDomain(wechat.merchant, offer.link) || offer.title === '') return `${name}:fail, invalid link`
  keep(wechat.books.shares, offer, 500)
  wechat.save()
  wechat.log({ kind: 'call', ok: true, zh: `分享卡片：${offer.title}`, en: `share card: ${offer.link}` })
  return `${name}:ok`
}

function isOnDomain(merchant: Wechat['merchant'], address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  return host === (merchant.jsDomain ?? merchant.oauthDomain)
}
