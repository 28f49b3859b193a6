import type { IncomingMessage, ServerResponse } from 'node:http'
import { authorize, consent } from './authorize'
import { answerGetTicket, answerStableToken } from './cgi-bin'
import type { Control } from './control'
import { answerControl } from './control-http'
import { serverTls } from './certificates'
import { answerWith, html, json, type Answering, type Reply } from './http'
import { avatar, errorPage } from './pages'
import { answerPayPath, isPayPath } from './pay-paths'
import { findShopper } from './people'
import { answerSnsCall } from './sns'
import type { Wechat } from './wechat'

/** WeChat's three hosts behind one origin: pay API, sns and cgi-bin API, authorize page; and the control. */
export function wechatListener(world: { wechat: Wechat; control: Control }) {
  return answerWith((request, response) => route(world, request, response))
}

/** The pay API by itself, with https. A certificate is asked for, and missed only where it is needed. */
export function payListener(wechat: Wechat): Answering {
  const onRequest = answerWith(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (isPayPath(path)) return answerPayPath(wechat, path, { request, response })
    return html(errorPage('没有这个页面'), 404)
  })
  return { onRequest, tls: serverTls() }
}

async function route(
  world: { wechat: Wechat; control: Control },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | null> {
  const { wechat } = world
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
  if (isPayPath(path)) return answerPayPath(wechat, path, { request, response })
  switch (path) {
    case '/sns/oauth2/access_token':
      await answerSnsCall(wechat, 'access_token', { response, query: new URLSearchParams(query) })
      return null
    case '/sns/userinfo':
      await answerSnsCall(wechat, 'userinfo', { response, query: new URLSearchParams(query) })
      return null
    case '/cgi-bin/stable_token':
      await answerStableToken(wechat, { request, response })
      return null
    case '/cgi-bin/ticket/getticket':
      await answerGetTicket(wechat, { response, query: new URLSearchParams(query) })
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
