import type { ServerResponse } from 'node:http'
import type { LogLine } from '../books'
import { bundle, readAsset } from '../bundle'
import type { Control } from '../control'
import { answerControl } from '../control-http'
import { answerWith, html, json, type Reply } from '../http'
import { errorPage } from '../pages'
import { allShoppers, shopperOf } from '../people'
import { triggers } from '../triggers'
import type { Wechat } from '../wechat'

/** What the page shows before anything happens. */
export interface PhoneFacts {
  browserOrigin: string
  wechatOrigin: string
  shopper: string
  shoppers: { key: string; nickname: string; zh: string; en: string }[]
  triggers: { ending: string; zh: string; en: string }[]
}

/** The phone view: a page at its own origin, the control, and the log as it grows. */
export function phoneListener(world: { wechat: Wechat; control: Control }) {
  const { wechat } = world
  return answerWith(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path.startsWith('/control/')) return answerControl(world, request, path.slice('/control/'.length))
    switch (path) {
      case '/':
        return html(await readAsset('phone/page.html'))
      case '/phone.css':
        return asset('text/css', await readAsset('phone/phone.css'))
      case '/phone.js':
        return asset('text/javascript', await bundle('phone/phone.ts'))
      case '/facts':
        return json(factsFor(wechat, shopperOf(wechat, request).key))
      case '/log':
        stream(wechat, response)
        return null
    }
    return html(errorPage('没有这个页面'), 404)
  })
}

function asset(type: string, body: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
    body,
  }
}

function factsFor(wechat: Wechat, shopper: string): PhoneFacts {
  return {
    browserOrigin: wechat.origins.browser,
    wechatOrigin: wechat.origins.wechat,
    shopper,
    shoppers: allShoppers(wechat).map(({ key, nickname, zh, en }) => ({ key, nickname, zh, en })),
    triggers: triggers.map(({ ending, zh, en }) => ({ ending, zh, en })),
  }
}

/** Server-sent events: the last lines as `past`, then each new one as it happens. */
function stream(wechat: Wechat, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const write = (line: LogLine, event: string) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(line)}\n\n`)
  response.write('retry: 1000\n\n')
  wechat.books.log.slice(-40).forEach((line) => write(line, 'past'))
  response.on(
    'close',
    wechat.watch((line) => write(line, 'message')),
  )
}
