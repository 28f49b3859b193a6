import { isIP } from 'node:net'
import { fromBeijing } from './beijing-time'
import type { Fields } from './signing'

export interface FieldRule {
  required?: true
  /** The pages disagree about bytes and characters (127 or 128 for `body`); bytes are the stricter reading. */
  maxBytes: number
  accepts?: (value: string) => boolean
}

export type FieldTable = Record<string, FieldRule>

export type FieldRefusal = { err_code: 'LACK_PARAMS' | 'PARAM_ERROR'; err_code_des: string }

const matches = (shape: RegExp) => (value: string) => shape.test(value)
const oneOf =
  (...values: string[]) =>
  (value: string) =>
    values.includes(value)

const common = {
  appid: { required: true, maxBytes: 32 },
  mch_id: { required: true, maxBytes: 32 },
  nonce_str: { required: true, maxBytes: 32 },
  sign: { required: true, maxBytes: 64, accepts: matches(/^([0-9A-F]{32}|[0-9A-F]{64})$/) },
  sign_type: { maxBytes: 32, accepts: oneOf('MD5', 'HMAC-SHA256') },
} satisfies FieldTable

const fee = { required: true, maxBytes: 16, accepts: matches(/^[1-9][0-9]{0,9}$/) } satisfies FieldRule
const outTradeNo = { maxBytes: 32, accepts: matches(/^[0-9A-Za-z_\-|*]{6,32}$/) } satisfies FieldRule

/** Absolute, and bare: WeChat appends nothing and accepts no query (chapter 9_1). */
function isNotifyUrl(value: string): boolean {
  return /^https?:\/\/[^\s?#]+$/.test(value) && URL.canParse(value)
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

const isMoment = (value: string) => fromBeijing(value) !== null

/** Chapter 9_1. */
export const unifiedorderFields = {
  ...common,
  device_info: { maxBytes: 32 },
  body: { required: true, maxBytes: 127 },
  detail: { maxBytes: 6000 },
  attach: { maxBytes: 127 },
  out_trade_no: { required: true, ...outTradeNo },
  fee_type: { maxBytes: 16, accepts: oneOf('CNY') },
  total_fee: fee,
  spbill_create_ip: { required: true, maxBytes: 64, accepts: (value) => isIP(value) !== 0 },
  time_start: { maxBytes: 14, accepts: isMoment },
  time_expire: { maxBytes: 14, accepts: isMoment },
  goods_tag: { maxBytes: 32 },
  notify_url: { required: true, maxBytes: 256, accepts: isNotifyUrl },
  trade_type: { required: true, maxBytes: 16, accepts: oneOf('JSAPI') },
  product_id: { maxBytes: 32 },
  limit_pay: { maxBytes: 32, accepts: oneOf('no_credit') },
  openid: { required: true, maxBytes: 128 },
  receipt: { maxBytes: 8, accepts: oneOf('Y', 'N') },
  scene_info: { maxBytes: 256, accepts: isJson },
  profit_sharing: { maxBytes: 1, accepts: oneOf('Y', 'N') },
} satisfies FieldTable

/** Chapter 9_2; one of the two numbers must be there, which the call itself checks. */
export const orderqueryFields = {
  ...common,
  transaction_id: { maxBytes: 32 },
  out_trade_no: outTradeNo,
} satisfies FieldTable

/** Chapter 9_3. */
export const closeorderFields = {
  ...common,
  out_trade_no: { required: true, ...outTradeNo },
} satisfies FieldTable

const outRefundNo = { maxBytes: 64, accepts: matches(/^[0-9A-Za-z_\-|*@]{1,64}$/) } satisfies FieldRule

/** Chapter 9_4; one of the two numbers of the payment must be there. */
export const refundFields = {
  ...common,
  transaction_id: { maxBytes: 32 },
  out_trade_no: outTradeNo,
  out_refund_no: { required: true, ...outRefundNo },
  total_fee: fee,
  refund_fee: fee,
  refund_fee_type: { maxBytes: 8, accepts: oneOf('CNY') },
  refund_desc: { maxBytes: 80 },
  refund_account: {
    maxBytes: 30,
    accepts: oneOf('REFUND_SOURCE_UNSETTLED_FUNDS', 'REFUND_SOURCE_RECHARGE_FUNDS'),
  },
  notify_url: { maxBytes: 256, accepts: isNotifyUrl },
} satisfies FieldTable

/** Chapter 9_5; one of the four numbers must be there. */
export const refundqueryFields = {
  ...common,
  transaction_id: { maxBytes: 32 },
  out_trade_no: outTradeNo,
  out_refund_no: outRefundNo,
  refund_id: { maxBytes: 32 },
  offset: { maxBytes: 4, accepts: matches(/^[0-9]{1,4}$/) },
} satisfies FieldTable

/** The first rule a request breaks, in the order of the table; null when it keeps them all. */
export function findFieldRefusal(table: FieldTable, fields: Fields): FieldRefusal | null {
  for (const [name, rule] of Object.entries(table)) {
    const value = fields[name] ?? ''
    if (value === '') {
      if (rule.required) return { err_code: 'LACK_PARAMS', err_code_des: `缺少参数:${name}` }
      continue
    }
    if (Buffer.byteLength(value) > rule.maxBytes) {
      return { err_code: 'PARAM_ERROR', err_code_des: `${name}参数长度有误` }
    }
    if (rule.accepts && !rule.accepts(value)) {
      return { err_code: 'PARAM_ERROR', err_code_des: `${name}参数格式错误` }
    }
  }
  return null
}
