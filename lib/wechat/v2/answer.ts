import 'server-only'
import type { CallFailure } from '@/lib/payment/ports'
import { decodeBody } from './decode-body'
import { codeOfReturnMessage, reactionTo, type Reaction } from './error-codes'
import { readXml } from './read-xml'
import { isSigned, type V2SignType } from './sign'
import { envelopeOf } from './wire'

/** What we asked, against which an answer is held. */
export interface Asked {
  appid: string
  mchid: string
  outTradeNo: string
  signType: V2SignType
  apiKey: string
}

export type Answer =
  | { outcome: 'accepted'; fields: ReadonlyMap<string, string> }
  | { outcome: 'declined'; reaction: Reaction; wechatCode: string }
  | Extract<CallFailure, { outcome: 'unknown' }>

/**
 * Reads an answer in the order chapter 9_1 gives: return_code, signature, identity, result_code. The signature must
 * be of the payment's own algorithm. An answer about another merchant or another number is `mismatch`: it is well
 * signed, and not ours.
 */
export function readAnswer(body: Uint8Array, asked: Asked): Answer {
  const decoded = decodeBody(body)
  const fields = decoded.outcome === 'text' ? readXml(decoded.text) : null
  if (!fields) return { outcome: 'unknown', reason: 'malformed' }
  const said = envelopeOf(fields)
  if (said.returnCode === 'FAIL') return readComplaint(said.returnMessage)
  if (said.returnCode !== 'SUCCESS') return { outcome: 'unknown', reason: 'malformed' }
  if (!isSigned(fields, asked.signType, asked.apiKey)) return { outcome: 'unknown', reason: 'signature' }

  const isOurs = said.appid === asked.appid && said.mchid === asked.mchid
  const isSameNumber = said.outTradeNo === '' || said.outTradeNo === asked.outTradeNo
  if (!isOurs || !isSameNumber) return { outcome: 'unknown', reason: 'mismatch' }

  if (said.resultCode === 'SUCCESS') return { outcome: 'accepted', fields }
  if (said.resultCode !== 'FAIL') return { outcome: 'unknown', reason: 'malformed' }
  return declined(said.wechatCode)
}

function readComplaint(returnMessage: string): Answer {
  const wechatCode = codeOfReturnMessage(returnMessage)
  return wechatCode ? declined(wechatCode) : { outcome: 'unknown', reason: 'malformed' }
}

function declined(wechatCode: string): Answer {
  // The code goes into logs: nothing that is not shaped like one.
  const isCode = /^[A-Za-z0-9_]{1,32}$/.test(wechatCode)
  return {
    outcome: 'declined',
    reaction: reactionTo(wechatCode),
    wechatCode: isCode ? wechatCode : 'UNREADABLE',
  }
}
