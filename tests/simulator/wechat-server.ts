import type { IncomingMessage, ServerResponse } from 'node:http'
import { authorize, consent } from './authorize'
import type { Control } from './control'
import { answerControl } from './control-http'
import { answerWith, html, json, type Reply } from './http'
import { avatar, errorPage } from './pages'
import { answerPayCall } from './pay-api'
import { findShopper } from './people'
import { answerSnsCall } from './sns'
import type { Wechat } from './wechat'

/** WeChat's three hosts behind one origin: pay API, sns API, authorize page; and the control. */
export function wechatListener(world: { wechat: Wechat; control: Control }) {
  return answerWith((request, response) => route(world, request, response))
}

async function route(
  world: { wechat: Wechat; control: Control },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | null> {
  const { wechat } = world
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
  switch (path) {
    case '/pay/unifiedorder':
      await answerPayCall(wechat, 'unifiedorder', { request, response })
      return null
    case '/pay/orderquery':
      await answerPayCall(wechat, 'orderquery', { request, response })
      return null
    case '/pay/closeorder':
      await answerPayCall(wechat, 'closeorder', { request, response })
      return null
    case '/sns/oauth2/access_token':
      await answerSnsCall(wechat, 'access_token', { response, query: new URLSearchParams(query) })
      return null
    case '/sns/userinfo':
      await answerSnsCall(wechat, 'userinfo', { response, query: new URLSearchParams(query) })
      return null
    case '/connect/oauth2/authorize':
      return authorize(wechat, request, query)
    case '/connect/oauth2/consent':
      return consent(wechat, request)
  }
  if (path.startsWith('/control/')) return answerControl(world, request, path.slice('/control/'.length))
  if (path.startsWith('/mmopen/')) return picture(wechat, path.split('/')[2] ?? '')
  if (path === '/') return json({ wechat: 'simulator', phone: wechat.origins.phone })
  return html(errorPage('没有这个页面'), 404)
}

function picture(wechat: Wechat, key: string): Reply {
  const shopper = findShopper(wechat, key)
  if (!shopper) return html(errorPage('没有这个头像'), 404)
  return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: avatar(shopper.nickname) }
}
