import type { IncomingMessage, ServerResponse } from 'node:http'
import { forward } from './browser-proxy'
import { bundle, readAsset } from './bundle'
import { answerWith, html, json, readBody, type Reply } from './http'
import { offerShare, verifyPage } from './js-sdk'
import { errorPage } from './pages'
import { findShopper, readCookies, shopperCookie, shopperOf } from './people'
import { enterPassword, openSheet } from './sheets'
import type { Wechat } from './wechat'

/** The in-app browser: `/__wechat/` is WeChat's own, all else is the shop's. */
export function browserListener(wechat: Wechat) {
  return answerWith(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path.startsWith('/__wechat/')) return own(wechat, request, path.slice('/__wechat/'.length))
    forward(wechat, request, response)
    return null
  }) satisfies (request: IncomingMessage, response: ServerResponse) => void
}

async function own(wechat: Wechat, request: IncomingMessage, name: string): Promise<Reply> {
  switch (name) {
    case 'bridge.js':
      return asset('text/javascript', await bundle('bridge/bridge.ts'))
    case 'sheet.css':
      return asset('text/css', await readAsset('bridge/sheet.css'))
    case 'switch':
      return switchShopper(wechat, request)
    case 'pay/open':
    case 'pay/enter':
    case 'js/verify':
    case 'js/share':
      return ofBridge(wechat, request, name)
  }
  return html(errorPage('没有这个页面'), 404)
}

function asset(type: string, body: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
    body,
  }
}

type Question = 'pay/open' | 'pay/enter' | 'js/verify' | 'js/share'

/** What the bridge asks of WeChat. Its own pages only: another origin cannot send this JSON. */
async function ofBridge(wechat: Wechat, request: IncomingMessage, question: Question): Promise<Reply> {
  if (request.method !== 'POST' || request.headers.origin !== wechat.origins.browser) return json({}, 403)
  const asked: Record<string, unknown> = JSON.parse((await readBody(request))?.toString('utf8') ?? '{}')
  const params = isObject(asked['params']) ? asked['params'] : {}
  const url = String(asked['url'])
  switch (question) {
    case 'pay/open':
      return json(openSheet(wechat, { params, url, shopper: shopperOf(wechat, request) }))
    case 'pay/enter':
      return json(enterPassword(wechat, String(asked['sheet']), String(asked['password'])))
    case 'js/verify':
      return json({ err_msg: verifyPage(wechat, { params, url }) })
    case 'js/share': {
      const kind = asked['kind'] === 'timeline' ? 'timeline' : 'app_message'
      return json({ err_msg: offerShare(wechat, { kind, params, url }) })
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Hands the phone to another shopper: the shop's cookies go, the phone's says who, and the shop opens anew. */
function switchShopper(wechat: Wechat, request: IncomingMessage): Reply {
  const query = new URL(request.url ?? '', wechat.origins.browser).searchParams
  const shopper = findShopper(wechat, query.get('shopper') ?? '')
  if (!shopper) return html(errorPage('没有这位顾客'), 404)
  wechat.books.currentShopper = shopper.key
  wechat.save()
  const seen = [...wechat.books.shopCookies].map(([key, name]) => expired(name, key.slice(name.length + 1)))
  const sent = [...readCookies(request).keys()].map((name) => expired(name, '/'))
  wechat.log({
    kind: 'control',
    ok: true,
    zh: `换成 ${shopper.nickname}`,
    en: `the phone is ${shopper.key}'s now`,
  })
  return {
    status: 302,
    headers: { location: '/', 'cache-control': 'no-store' },
    cookies: [...new Set([...seen, ...sent]), `${shopperCookie}=${shopper.key}; Path=/; SameSite=Lax`],
    body: '',
  }
}

function expired(name: string, path: string): string {
  const secure = /^__(Host|Secure)-/.test(name) ? '; Secure' : ''
  return `${name}=; Path=${path}; Max-Age=0; SameSite=Lax${secure}`
}
