import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { keep, type LogLine } from './books'
import type { CallKind, Fault } from './faults'
import type { Reply } from './http'
import { hasEffect, speak } from './speak'
import type { Wechat } from './wechat'

export type Said = Record<string, unknown>

interface ApiCall {
  parameters: URLSearchParams
  response: ServerResponse
  /** What the call does, and says. */
  act: (wechat: Wechat, parameters: URLSearchParams) => Said
  logAs: LogLine['kind']
}

/** One call of WeChat's JSON API, from its parameters to its answer; like the real one it is always HTTP 200. */
export async function answerApiCall(wechat: Wechat, kind: CallKind, call: ApiCall): Promise<void> {
  const { response, parameters } = call
  const fault = wechat.faults.take(kind)
  if ((await wechat.faults.pass(kind, 'before')) === 'abandoned') return cut(response)
  const said = hasEffect(fault) ? call.act(wechat, parameters) : problem(-1, 'system error')
  const spoken = spoil(said, fault)
  const code = String(spoken['errcode'] ?? 0)
  note(wechat, kind, call, fault && fault.as !== 'errcode' ? fault.as : code === '0' ? 'SUCCESS' : code)
  wechat.save()
  if ((await wechat.faults.pass(kind, 'after')) === 'abandoned') return cut(response)
  return speak(response, text(spoken), fault)
}

export function problem(errcode: number, errmsg: string): Said {
  return {
    errcode,
    errmsg: `${errmsg}, rid: ${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`,
  }
}

function spoil(said: Said, fault: Fault | null): Said {
  if (fault?.as === 'errcode') return problem(fault.errcode, fault.errmsg ?? 'system error')
  return fault?.as === 'alter' ? { ...said, ...fault.fields } : said
}

function cut(response: ServerResponse): Promise<void> {
  return speak(response, text({}), { as: 'reset' })
}

/** WeChat answers JSON as text/plain. */
function text(said: Said): Reply {
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: JSON.stringify(said) }
}

function note(wechat: Wechat, kind: CallKind, { parameters, logAs }: ApiCall, result: string): void {
  keep(
    wechat.books.calls,
    { at: wechat.clock.now(), kind, parameters: Object.fromEntries(parameters), result },
    5000,
  )
  wechat.log({
    kind: logAs,
    ok: result === 'SUCCESS',
    zh: `${kind} → ${result}`,
    en: `${kind} → ${result}`,
  })
}
