import type { IncomingMessage, ServerResponse } from 'node:http'
import { keep } from './books'
import { closeorder } from './closeorder'
import type { Fault } from './faults'
import {
  closeorderFields,
  findFieldRefusal,
  orderqueryFields,
  refundFields,
  refundqueryFields,
  unifiedorderFields,
  type FieldTable,
} from './fields'
import { findNamedOrder } from './find-order'
import { readBody, type Reply } from './http'
import { strangerAppid } from './options'
import { orderquery } from './orderquery'
import { failure, type PayAnswer } from './pay-answer'
import { payIfArranged } from './races'
import { nonceStr } from './random'
import { refund } from './refund'
import { refundquery } from './refundquery'
import { sign, signed, signTypeOf, type Fields, type SignType } from './signing'
import { hasEffect, speak } from './speak'
import { findTrigger } from './triggers'
import { unifiedorder } from './unifiedorder'
import type { Wechat } from './wechat'
import { readXml, writeXml } from './xml'

export type PayCall = 'unifiedorder' | 'orderquery' | 'closeorder' | 'refund' | 'refundquery'

const calls = {
  unifiedorder: { table: unifiedorderFields, act: unifiedorder },
  orderquery: { table: orderqueryFields, act: orderquery },
  closeorder: { table: closeorderFields, act: closeorder },
  refund: { table: refundFields, act: refund },
  refundquery: { table: refundqueryFields, act: refundquery },
} satisfies Record<PayCall, { table: FieldTable; act: (wechat: Wechat, fields: Fields) => PayAnswer }>

/** One call of the v2 pay API, from its bytes to its signed answer. */
export async function answerPayCall(
  wechat: Wechat,
  kind: PayCall,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const read = await readRequest(wechat, request)
  if (typeof read === 'string') {
    note(wechat, kind, {}, read)
    return speak(response, xmlReply({ return_code: 'FAIL', return_msg: read }), null)
  }
  const { fields, signType } = read
  const refusal = findRefusal(wechat, kind, fields)
  const fault = refusal ? null : takeFault(wechat, kind, fields)
  if (!refusal && (await wechat.faults.pass(kind, 'before')) === 'abandoned') {
    return speak(response, xmlReply({}), { as: 'reset' })
  }
  const answer = refusal ?? act(wechat, { kind, fault }, fields)
  const spoken = fault?.as === 'err_code' ? failure(fault.err_code, fault.err_code_des ?? '') : answer
  const named = fault && fault.as !== 'err_code' ? fault.as : undefined
  note(wechat, kind, fields, named ?? (spoken.result === 'SUCCESS' ? 'SUCCESS' : spoken.err_code))
  wechat.save()
  if (!refusal && (await wechat.faults.pass(kind, 'after')) === 'abandoned') {
    return speak(response, xmlReply({}), { as: 'reset' })
  }
  return speak(response, xmlReply(signAnswer(wechat, spoken, { signType, fault })), fault)
}

const systemError = failure('SYSTEMERROR', '系统超时')

function act(wechat: Wechat, { kind, fault }: { kind: PayCall; fault: Fault | null }, fields: Fields) {
  payIfArranged(wechat, { kind, when: 'before' }, fields)
  const answer = hasEffect(fault) ? calls[kind].act(wechat, fields) : systemError
  payIfArranged(wechat, { kind, when: 'after' }, fields)
  return answer
}

/** The request's fields, or the return_msg of what is wrong before anybody can be trusted. */
async function readRequest(
  { merchant }: Wechat,
  request: IncomingMessage,
): Promise<{ fields: Fields; signType: SignType } | string> {
  if (request.method !== 'POST') return '请使用post方法'
  const body = await readBody(request)
  if (!body) return 'post数据过长'
  if (body.length === 0) return 'post数据为空'
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return '编码格式错误'
  }
  const fields = readXml(text)
  if (!fields) return 'XML格式错误'
  // Without a merchant there is no key: nothing can be verified, nor the answer signed.
  if (fields['mch_id'] !== merchant.mchid) return '商户号mch_id不存在'
  const signType = signTypeOf(fields['sign_type'])
  if (!signType || sign(fields, merchant.apiKey, signType) !== fields['sign']) return '签名错误'
  return { fields, signType }
}

function findRefusal({ merchant }: Wechat, kind: PayCall, fields: Fields): PayAnswer | null {
  const refused = findFieldRefusal(calls[kind].table, fields)
  if (refused) return { result: 'FAIL', ...refused }
  if (fields['appid'] === strangerAppid) return failure('APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配')
  if (fields['appid'] !== merchant.appid) return failure('APPID_NOT_EXIST', 'appid不存在')
  return null
}

/** The next arranged fault, else the one the amount triggers. */
function takeFault(wechat: Wechat, kind: PayCall, fields: Fields): Fault | null {
  const { faults, books } = wechat
  const arranged = faults.take(kind)
  if (arranged) return arranged
  const order = findNamedOrder(wechat, fields)
  const outTradeNo = order?.out_trade_no ?? fields['out_trade_no'] ?? ''
  const totalFen = Number(fields['total_fee'] ?? order?.totalFen ?? 0)
  const call = findTrigger(totalFen)?.call
  if (!call || call.kind !== kind) return null
  if (!call.always && books.triggered.has(outTradeNo)) return null
  books.triggered.set(outTradeNo, true)
  return call.fault
}

function signAnswer(
  { merchant }: Wechat,
  answer: PayAnswer,
  { signType, fault }: { signType: SignType; fault: Fault | null },
): Fields {
  const { result, ...rest } = answer
  const fields: Fields = {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: merchant.appid,
    mch_id: merchant.mchid,
    nonce_str: nonceStr(),
    result_code: result,
    ...('fields' in rest ? rest.fields : rest),
    ...(fault?.as === 'alter' ? fault.fields : {}),
  }
  const key = fault?.as === 'wrong_signature' ? `${merchant.apiKey}x` : merchant.apiKey
  return signed(fields, key, signType)
}

function xmlReply(fields: Fields): Reply {
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: writeXml(fields) }
}

function note(wechat: Wechat, kind: PayCall, parameters: Fields, result: string): void {
  keep(wechat.books.calls, { at: wechat.clock.now(), kind, parameters, result }, 5000)
  const { out_refund_no, out_trade_no, transaction_id } = parameters
  const number = out_refund_no ?? out_trade_no ?? transaction_id ?? ''
  const feeFen = parameters['refund_fee'] ?? parameters['total_fee']
  const fee = feeFen ? ` ${feeFen}分` : ''
  const line = `${kind} ${number}${fee} → ${result}`
  wechat.log({ kind: 'call', ok: result === 'SUCCESS', zh: line, en: line })
}
