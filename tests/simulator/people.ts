import type { IncomingMessage } from 'node:http'
import { openidFor } from './random'
import { testShoppers, type Shopper } from './shoppers'
import type { Wechat } from './wechat'

/** Says which shopper holds this phone. Cookies ignore ports, so all three origins see it. */
export const shopperCookie = 'wechat_shopper'

export function allShoppers({ books }: Wechat): Shopper[] {
  return [...testShoppers, ...books.shoppers.values()]
}

export function findShopper(wechat: Wechat, key: string): Shopper | null {
  return allShoppers(wechat).find((shopper) => shopper.key === key) ?? null
}

export function openidOf({ merchant }: Wechat, shopper: Shopper): string {
  return openidFor(merchant.appid, shopper.key)
}

/** What a 快照页 hands out: looks like an openid, and nobody can pay with it. */
export function virtualOpenidOf({ merchant }: Wechat, shopper: Shopper): string {
  return openidFor(`${merchant.appid}:snapshot`, shopper.key)
}

export function shopperWithOpenid(wechat: Wechat, openid: string): Shopper | null {
  return allShoppers(wechat).find((shopper) => openidOf(wechat, shopper) === openid) ?? null
}

/** The holder of the phone a request comes from: its cookie, else the one the control chose. */
export function shopperOf(wechat: Wechat, request: IncomingMessage): Shopper {
  const named = readCookies(request).get(shopperCookie)
  const shopper = (named && findShopper(wechat, named)) || findShopper(wechat, wechat.books.currentShopper)
  return shopper ?? testShoppers[0]
}

export function readCookies(request: IncomingMessage): Map<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name.trim(), value.join('=').trim()] as const
  })
  return new Map(pairs.filter(([name]) => name !== ''))
}
