import { createCipheriv, createHash } from 'node:crypto'
import { toBeijingText } from './beijing-time'
import type { Order, Payment, Refund } from './books'
import type { RefundCorruption } from './notify-plan'
import { nonceStr } from './random'
import { settlementRefundFenOf } from './refund-fields'
import type { RefundStatus } from './refund-plan'
import type { Fields } from './signing'
import { settlementFenOf } from './transaction'
import type { Wechat } from './wechat'
import { writeXml } from './xml'

interface Told {
  order: Order
  payment: Payment
  refund: Refund
  status: RefundStatus
}

/** Chapter 9_16: the outer message is not signed; what is true of the refund lies in req_info, encrypted. */
export function refundMessage(wechat: Wechat, told: Told, corruption?: RefundCorruption): string {
  const { merchant } = wechat
  const inner = spoilFields(refundFacts(told), corruption)
  const text = corruption === 'doctype' ? withEntity(inner) : writeXml(inner, 'root')
  const key = corruption === 'other_key' ? `${merchant.apiKey}x` : merchant.apiKey
  const outer = writeXml({
    return_code: 'SUCCESS',
    appid: merchant.appid,
    mch_id: corruption === 'mch_id' ? `${merchant.mchid}0` : merchant.mchid,
    nonce_str: nonceStr(),
    req_info: spoilSecret(encryptReqInfo(text, key, corruption !== 'bad_padding'), corruption),
  })
  if (corruption === 'truncated') return outer.slice(0, Math.floor(outer.length / 2))
  return corruption === 'not_xml' ? '{"return_code":"SUCCESS"}' : outer
}

/** AES-256-ECB with PKCS7 padding; the key is the lower-case MD5 of the merchant's, as 32 characters. */
export function encryptReqInfo(text: string, apiKey: string, padded = true): string {
  const key = createHash('md5').update(apiKey).digest('hex')
  const cipher = createCipheriv('aes-256-ecb', Buffer.from(key), null)
  // A space is no padding byte, so this is never mistaken for the right one.
  const missing = padded ? 0 : 16 - (Buffer.byteLength(text) % 16)
  cipher.setAutoPadding(padded)
  return Buffer.concat([cipher.update(text + ' '.repeat(missing), 'utf8'), cipher.final()]).toString('base64')
}

function refundFacts({ order, payment, refund, status }: Told): Fields {
  return {
    out_refund_no: refund.out_refund_no,
    out_trade_no: refund.out_trade_no,
    refund_account: refund.parameters['refund_account'] ?? 'REFUND_SOURCE_UNSETTLED_FUNDS',
    refund_fee: String(refund.refundFen),
    refund_id: refund.refund_id,
    refund_recv_accout: '支付用户零钱',
    refund_request_source: 'API',
    refund_status: status,
    settlement_refund_fee: String(settlementRefundFenOf(refund)),
    settlement_total_fee: String(settlementFenOf(order, payment)),
    ...(status === 'SUCCESS' ? { success_time: toBeijingText(refund.endedAt ?? refund.createdAt) } : {}),
    total_fee: String(order.totalFen),
    transaction_id: payment.transaction_id,
  }
}

/** What a forger who has the key could say. */
function spoilFields(fields: Fields, corruption?: RefundCorruption): Fields {
  const plusOne = (name: string) => ({ ...fields, [name]: String(Number(fields[name]) + 1) })
  const stranger = (name: string) => ({ ...fields, [name]: `${fields[name]?.slice(0, -1)}_` })
  if (corruption === 'refund_fee' || corruption === 'total_fee') return plusOne(corruption)
  if (corruption === 'out_refund_no' || corruption === 'out_trade_no') return stranger(corruption)
  return corruption === 'claims_success' ? { ...fields, refund_status: 'SUCCESS' } : fields
}

function withEntity(fields: Fields): string {
  const { refund_status, ...others } = fields
  const status = `<refund_status>&status;</refund_status>`
  const root = writeXml(others, 'root').replace('<root>', `<root>${status}`)
  return `<!DOCTYPE root [<!ENTITY status "${refund_status}">]>${root}`
}

/** What somebody without the key can do to the ciphertext. */
function spoilSecret(secret: string, corruption?: RefundCorruption): string {
  const bytes = Buffer.from(secret, 'base64')
  if (corruption === 'empty') return ''
  if (corruption === 'not_base64') return `*${secret.slice(1)}`
  if (corruption !== 'pasted_blocks') return secret
  // In ECB each block stands alone: the second one is put in the place of the third.
  bytes.copy(bytes, 32, 16, 32)
  return bytes.toString('base64')
}
