import type { TokenAnswer } from './ports'

export type TokenFailure = Exclude<TokenAnswer, { outcome: 'given' }>

const minute = 60_000

/** What only a person can mend, by errcode: where to look, for the log. */
const advice = new Map<number, string>([
  [40013, 'check WECHAT_APP_ID'],
  [40125, 'check WECHAT_APP_SECRET (微信公众平台 → 设置与开发 → 基本配置)'],
  [40164, "add the shop's outgoing IP address: 微信公众平台 → 设置与开发 → 基本配置 → IP白名单"],
  [40243, 'the AppSecret is frozen: unfreeze it at 微信公众平台 → 设置与开发 → 基本配置'],
  [
    45009,
    "the day's quota of calls is used up, by whatever else calls with this AppID; it starts anew at midnight",
  ],
  [48001, 'the 公众号 has no right to this interface: it must be verified (微信认证)'],
  [50002, 'the 公众号 is limited by WeChat: see its notices at 微信公众平台'],
  [89503, 'an administrator must confirm this IP address: see the message WeChat sent to them'],
])

/** The failure as one word, to tell the next one from it. */
export function nameOfFailure(failure: TokenFailure): string {
  return failure.outcome === 'unavailable' ? failure.reason : String(failure.errcode)
}

/** When asking again is sensible: soon after a hiccup, later where a person has to act first. */
export function retryAfterMs(failure: TokenFailure): number {
  if (failure.outcome === 'unavailable') return minute / 2
  if (failure.errcode === -1 || failure.errcode === 45011) return minute
  return failure.errcode === 45009 || failure.outcome === 'stale_token' ? 60 * minute : 10 * minute
}

/** What to do about it; empty when it passes by itself. */
export function adviceOn(failure: TokenFailure): string {
  return failure.outcome === 'unavailable' ? '' : (advice.get(failure.errcode) ?? '')
}
