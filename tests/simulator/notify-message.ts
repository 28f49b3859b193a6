import type { Order, Payment } from './books'
import type { Corruption } from './notify-plan'
import { nonceStr } from './random'
import { signed } from './signing'
import { transactionFields } from './transaction'
import type { Wechat } from './wechat'
import { writeXml } from './xml'

/** The XML of one copy: every copy has its own nonce, so no two are the same bytes. */
export function paymentMessage({ merchant }: Wechat, order: Order, payment: Payment): string {
  const fields = {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: merchant.appid,
    mch_id: merchant.mchid,
    nonce_str: nonceStr(),
    ...(order.parameters['sign_type'] ? { sign_type: order.signType } : {}),
    result_code: 'SUCCESS',
    ...transactionFields(order, payment),
  }
  return writeXml(signed(fields, merchant.apiKey, order.signType))
}

/** The message as it looks after somebody laid hands on it. */
export function corrupt(xml: string, corruption: Corruption): string {
  const replace = (name: string, to: (value: string) => string) =>
    xml.replace(
      new RegExp(`(<${name}><!\\[CDATA\\[)([^\\]]*)`),
      (_, before: string, value: string) => before + to(value),
    )
  switch (corruption) {
    case 'signature':
      return replace('sign', (value) => value.replace(/^./, (first) => (first === '0' ? '1' : '0')))
    case 'total_fee':
      return replace('total_fee', (value) => String(Number(value) + 1))
    case 'out_trade_no':
      return replace('out_trade_no', (value) => `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`)
    case 'unsigned':
      return xml.replace(/<sign>.*?<\/sign>\n?/, '')
    case 'truncated':
      return xml.slice(0, Math.floor(xml.length / 2))
    case 'not_xml':
      return '{"return_code":"SUCCESS"}'
  }
}
