import { parseFen } from '@/lib/domain/money'
import type { SignType, TradeState, Transaction } from '@/lib/domain/transaction'
import type { PrepayRequest } from '@/lib/payment/ports'
import { formatBeijingTime, parseBeijingTime } from './beijing-time'
import type { V2SignType } from './sign'

export const paths = {
  prepay: '/pay/unifiedorder',
  query: '/pay/orderquery',
  close: '/pay/closeorder',
  refund: '/secapi/pay/refund',
  queryRefund: '/pay/refundquery',
} as const

type Received = ReadonlyMap<string, string>

/** unifiedorder (chapter 9_1): all of it comes from the request, so a repeat is identical byte for byte. */
export function prepayFields(request: PrepayRequest, signType: V2SignType): [string, string][] {
  return [
    ['appid', request.appid],
    ['mch_id', request.mchid],
    ['device_info', 'WEB'],
    ['nonce_str', request.nonceStr],
    ['sign_type', signType],
    ['body', request.description],
    ['out_trade_no', request.outTradeNo],
    ['fee_type', 'CNY'],
    ['total_fee', String(request.totalFen)],
    ['spbill_create_ip', request.clientIp],
    ['time_start', formatBeijingTime(request.openedAt)],
    ['time_expire', formatBeijingTime(request.expiresAt)],
    ['notify_url', request.notifyUrl],
    ['trade_type', 'JSAPI'],
    ['openid', request.openid],
  ]
}

/** orderquery (9_2) and closeorder (9_3) ask with the same fields. */
export function nameFields(payment: {
  appid: string
  mchid: string
  outTradeNo: string
  nonceStr: string
  signType: V2SignType
}): [string, string][] {
  return [
    ['appid', payment.appid],
    ['mch_id', payment.mchid],
    ['out_trade_no', payment.outTradeNo],
    ['nonce_str', payment.nonceStr],
    ['sign_type', payment.signType],
  ]
}

/** The fields every document of WeChat's begins with, before anything is believed. Missing ones are ''. */
export function envelopeOf(fields: Received) {
  const at = (name: string) => fields.get(name) ?? ''
  return {
    returnCode: at('return_code'),
    returnMessage: at('return_msg'),
    resultCode: at('result_code'),
    wechatCode: at('err_code'),
    signature: at('sign'),
    appid: at('appid'),
    mchid: at('mch_id'),
    outTradeNo: at('out_trade_no'),
  }
}

/** null unless it is what prepay ids are made of: it goes into a signed string and into a page. */
export function prepayIdOf(fields: Received): string | null {
  return plain(fields.get('prepay_id'), 64)
}

/** null for a word that is not one of chapter 9_2's. */
export function tradeStateOf(fields: Received): TradeState | null {
  return tradeStates.get(fields.get('trade_state') ?? '') ?? null
}

/**
 * What a notification (9_7) says of the state. It carries no trade_state; one that does is an answer to somebody's
 * query sent to us as a notification, signed with the same key, and only its own word counts.
 * null when it is not a word of WeChat's.
 */
export function notifiedStateOf(fields: Received): TradeState | null {
  const { returnCode, resultCode } = envelopeOf(fields)
  if (returnCode === 'FAIL') return 'PAYERROR'
  if (returnCode !== 'SUCCESS') return null
  if (resultCode === 'FAIL') return 'PAYERROR'
  if (resultCode !== 'SUCCESS') return null
  return fields.has('trade_state') ? tradeStateOf(fields) : 'SUCCESS'
}

/** The fields 9_2 and 9_7 share. Call it only after the signature was checked; `signedWith` says how. */
export function transactionOf(fields: Received, tradeState: TradeState, signedWith: SignType): Transaction {
  const { appid, mchid, outTradeNo } = envelopeOf(fields)
  const feeType = fields.get('fee_type') ?? ''
  return {
    signedWith,
    appid,
    mchid,
    subMchid: fields.get('sub_mch_id') || null,
    outTradeNo,
    tradeState,
    totalFen: parseFen(fields.get('total_fee')),
    payerTotalFen: parseFen(fields.get('cash_fee')),
    isCny: feeType === '' || feeType === 'CNY',
    transactionId: plain(fields.get('transaction_id'), 32),
    openid: plain(fields.get('openid'), 128),
    bankType: plain(fields.get('bank_type'), 32),
    successTime: parseBeijingTime(fields.get('time_end')),
  }
}

/** WeChat's rule for out_trade_no (9_1). */
export function isOutTradeNo(text: string): boolean {
  return /^[0-9A-Za-z_\-|*]{6,32}$/.test(text)
}

/** null unless it is letters, digits, `_` and `-`, all that WeChat's own numbers are made of. */
export function plain(text: string | undefined, maxLength: number): string | null {
  return text !== undefined && text.length <= maxLength && /^[0-9A-Za-z_-]+$/.test(text) ? text : null
}

const tradeStates = new Map<string, TradeState>(
  (['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT'] as const).map(
    (state) => [state, state],
  ),
)
