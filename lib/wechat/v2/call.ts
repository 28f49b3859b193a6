import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import type { CallFailure } from '@/lib/payment/ports'
import { maxDeadlineMs, post } from '../http'
import { readAnswer, type Answer, type Asked } from './answer'
import type { Reaction } from './error-codes'
import { sign } from './sign'
import { writeXml } from './write-xml'

const repeatPauseMs = 150
/** Less than this is not worth a second call: it would only be cut in its turn. */
const minRepeatMs = 300

export interface Call {
  url: string
  dispatcher: Dispatcher
  fields: [string, string][]
  asked: Asked
  deadlineMs?: number | undefined
}

/** One call: sign, write, post, read. */
export async function callOnce(call: Call): Promise<Answer> {
  return send({ ...call, xml: signedXml(call), deadlineMs: deadlineOf(call) })
}

/**
 * The same, made once more with identical bytes when nothing came back or WeChat was busy, while the deadline, which
 * covers both, has room. A call that used the deadline up is not repeated: unknown is the answer.
 */
export async function callTwice(call: Call): Promise<Answer> {
  // Time that passes while waiting, not the time of day: the clock that decides about money has no part in it.
  const endsAt = performance.now() + deadlineOf(call)
  const xml = signedXml(call)
  const first = await send({ ...call, xml, deadlineMs: deadlineOf(call) })
  const hasRoom = endsAt - performance.now() >= repeatPauseMs + minRepeatMs
  if (!isWorthRepeating(first) || !hasRoom) return first
  await pause(repeatPauseMs)
  return send({ ...call, xml, deadlineMs: endsAt - performance.now() })
}

/** A refusal in the words of the port. */
export function refusal(declined: { reaction: Reaction; wechatCode: string }): CallFailure {
  const { reaction, wechatCode } = declined
  switch (reaction) {
    case 'busy':
      return { outcome: 'busy', wechatCode }
    case 'funds_low':
      return { outcome: 'refused', wechatCode, blame: 'shopper' }
    case 'shopper':
    case 'configuration':
    case 'program':
      return { outcome: 'refused', wechatCode, blame: reaction }
    case 'already_paid':
    case 'already_closed':
    case 'number_used':
    case 'not_found':
    case 'refund_not_found':
      // An answer that makes no sense for this call; those where it does were taken before.
      return { outcome: 'refused', wechatCode, blame: 'program' }
  }
}

function deadlineOf(call: Call): number {
  return Math.min(call.deadlineMs ?? maxDeadlineMs, maxDeadlineMs)
}

function signedXml({ fields, asked }: Call): string {
  return writeXml([...fields, ['sign', sign(fields, asked.signType, asked.apiKey)]])
}

async function send(call: Call & { xml: string; deadlineMs: number }): Promise<Answer> {
  const answer = await post({
    url: call.url,
    contentType: 'text/xml; charset=utf-8',
    body: call.xml,
    deadlineMs: call.deadlineMs,
    dispatcher: call.dispatcher,
  })
  return answer.outcome === 'answered' ? readAnswer(answer.body, call.asked) : answer
}

function isWorthRepeating(answer: Answer): boolean {
  return (
    (answer.outcome === 'unknown' && answer.reason === 'transport') ||
    (answer.outcome === 'declined' && answer.reaction === 'busy')
  )
}
