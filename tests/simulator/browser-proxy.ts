import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream'
import { loosenPolicy, nonceOf } from './csp'
import { html, send } from './http'
import { injectInHead } from './inject'
import { errorPage } from './pages'
import { shopperCookie } from './people'
import { escape } from './pages'
import type { Wechat } from './wechat'

/** WeChat for iPhone, 8.0.50. */
export const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x18003234) NetType/WIFI Language/zh_CN'

/** One request of a page, sent on to the shop as WeChat's browser would send it. */
export function forward(wechat: Wechat, request: IncomingMessage, response: ServerResponse): void {
  const onward = httpRequest(
    new URL(request.url ?? '/', wechat.origins.upstream),
    { method: request.method, headers: withoutHops(phoneHeaders(request.headers)), agent: false },
    (answer) => giveBack(wechat, { request, answer, response }),
  )
  onward.on('error', () => {
    if (response.headersSent) response.destroy()
    else send(response, html(errorPage('无法打开网页：商城没有回应'), 502))
  })
  response.on('close', () => onward.destroy())
  pipeline(request, onward, () => undefined)
}

/** WebSockets, for the shop's development server. */
export function forwardUpgrade(wechat: Wechat, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const onward = httpRequest(new URL(request.url ?? '/', wechat.origins.upstream), {
    headers: phoneHeaders(request.headers),
    agent: false,
  })
  onward.on('upgrade', (answer, upstream, first) => {
    const lines = answer.rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`))
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`)
    socket.write(first)
    upstream.write(head)
    pipeline(socket, upstream, socket, () => undefined)
  })
  onward.on('response', () => socket.destroy())
  onward.on('error', () => socket.destroy())
  socket.on('error', () => onward.destroy())
  onward.end()
}

/** About one connection, not about what travels on it. */
const hopHeaders = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'te'])

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopHeaders.has(name)))
}

function phoneHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith('sec-ch-'))
  const cookie = (headers.cookie ?? '')
    .split(/;\s*/)
    .filter((pair) => pair !== '' && !pair.startsWith(`${shopperCookie}=`))
    .join('; ')
  const sent: IncomingHttpHeaders = { ...Object.fromEntries(kept), 'user-agent': userAgent, cookie }
  if (cookie === '') delete sent.cookie
  // A page must arrive readable for the bridge to be put in; everything else may stay packed.
  if (headers.accept?.includes('text/html')) sent['accept-encoding'] = 'identity'
  return sent
}

interface Exchange {
  request: IncomingMessage
  answer: IncomingMessage
  response: ServerResponse
}

function giveBack(wechat: Wechat, { request, answer, response }: Exchange): void {
  noteCookies(wechat, answer.headers['set-cookie'] ?? [])
  const location = answer.headers.location ?? ''
  if (location.startsWith(`${wechat.origins.wechat}/connect/`) && !location.endsWith('#wechat_redirect')) {
    answer.resume()
    return send(response, html(errorPage('授权链接缺少 #wechat_redirect'), 400))
  }
  const headers = withoutHops(answer.headers)
  delete headers['x-frame-options']
  const policy = [headers['content-security-policy'] ?? []].flat().join(', ')
  if (policy !== '') headers['content-security-policy'] = loosenPolicy(policy)

  const isPage = /^text\/html/i.test(headers['content-type'] ?? '') && !headers['content-encoding']
  if (!isPage || request.method === 'HEAD') {
    response.writeHead(answer.statusCode ?? 502, headers)
    pipeline(answer, response, () => undefined)
    return
  }
  delete headers['content-length']
  response.writeHead(answer.statusCode ?? 502, headers)
  pipeline(answer, injectInHead(bridgeTag(wechat, policy)), response, () => undefined)
}

function bridgeTag({ arranged }: Wechat, policy: string): string {
  const nonce = nonceOf(policy)
  const delay = arranged.bridgeDelayMs === null ? 'never' : String(arranged.bridgeDelayMs)
  return `<script src="/__wechat/bridge.js" data-agent="${escape(userAgent)}" data-delay="${delay}"${nonce ? ` nonce="${nonce}"` : ''}></script>`
}

/** Remembers what the shop set and where, so that a change of shopper can take it away again. */
function noteCookies({ books }: Wechat, lines: readonly string[]): void {
  for (const line of lines) {
    const name = line.split('=')[0]?.trim()
    const path = /;\s*path=([^;]*)/i.exec(line)?.[1]?.trim() ?? '/'
    if (name) books.shopCookies.set(`${name} ${path}`, name)
  }
}
