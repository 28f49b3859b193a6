import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerApiCall, problem, type Said } from './api-call'
import type { Pass } from './books'
import { readBody } from './http'
import type { Wechat } from './wechat'

const lifeMs = 7200_000
/** WeChat gives a new one when the last has this little left. */
const renewMs = 5 * 60_000
/** Forced again within this, WeChat gives the same once more. */
const forcePaceMs = 30_000

/** `POST /cgi-bin/stable_token`: takes JSON only. */
export async function answerStableToken(
  wechat: Wechat,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const body = (await readBody(request))?.toString('utf8') ?? ''
  const parameters = new URLSearchParams(request.method === 'POST' ? fieldsOf(body) : {})
  const act = request.method === 'POST' ? giveToken : () => problem(43002, 'require POST method')
  return answerApiCall(wechat, 'stable_token', { parameters, response, act, logAs: 'call' })
}

/** `GET /cgi-bin/ticket/getticket?access_token=…&type=jsapi`. */
export function answerGetTicket(
  wechat: Wechat,
  { query, response }: { query: URLSearchParams; response: ServerResponse },
): Promise<void> {
  return answerApiCall(wechat, 'getticket', { parameters: query, response, act: giveTicket, logAs: 'call' })
}

function fieldsOf(body: string): Record<string, string> {
  try {
    const read: unknown = JSON.parse(body)
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}

function giveToken(wechat: Wechat, asked: URLSearchParams): Said {
  const { merchant, books, clock } = wechat
  if (asked.get('grant_type') !== 'client_credential') return problem(40002, 'invalid grant_type')
  if (asked.get('appid') !== merchant.appid) return problem(40013, 'invalid appid')
  if (!asked.get('secret')) return problem(41004, 'appsecret missing')
  if (asked.get('secret') !== merchant.appSecret) return problem(40125, 'invalid appsecret')
  const last = [...books.apiTokens.values()].at(-1)
  const isForced = asked.get('force_refresh') === 'true'
  if (isForced && last && clock.now() >= last.issuedAt + forcePaceMs) books.apiTokens.clear()
  const token = currentOr(books.apiTokens, clock.now(), () => randomBytes(96).toString('base64url'))
  return { access_token: token.value, expires_in: secondsLeft(token, clock.now()) }
}

function giveTicket(wechat: Wechat, query: URLSearchParams): Said {
  const { books, clock } = wechat
  const token = books.apiTokens.get(query.get('access_token') ?? '')
  if (!token) return problem(40001, 'invalid credential, access_token is invalid or not latest')
  if (clock.now() >= token.expiresAt) return problem(42001, 'access_token expired')
  if (query.get('type') !== 'jsapi') return problem(40097, 'invalid args')
  const ticket = currentOr(books.tickets, clock.now(), () => randomBytes(64).toString('base64url'))
  return { errcode: 0, errmsg: 'ok', ticket: ticket.value, expires_in: secondsLeft(ticket, clock.now()) }
}

/** The newest while it is good for a while, else another one; the old one lives out its time. */
function currentOr(passes: Map<string, Pass>, now: number, make: () => string): Pass {
  const last = [...passes.values()].at(-1)
  if (last && last.expiresAt - now > renewMs) return last
  const pass = { value: make(), issuedAt: now, expiresAt: now + lifeMs }
  passes.set(pass.value, pass)
  return pass
}

function secondsLeft({ expiresAt }: Pass, now: number): number {
  return Math.floor((expiresAt - now) / 1000)
}
