import type { Answer } from '@/lib/answer'

const accepted =
  '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'
const refused =
  '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[FAIL]]></return_msg></xml>'

/** The exact bytes chapter 9_7 asks for; a refusal never says why. */
export function acknowledge(answer: { accepted: true } | { accepted: false; status: number }): Answer {
  return {
    status: answer.accepted ? 200 : answer.status,
    headers: { 'content-type': 'text/xml' },
    text: answer.accepted ? accepted : refused,
  }
}
