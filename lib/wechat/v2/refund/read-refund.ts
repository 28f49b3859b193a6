import 'server-only'
import type { Env } from '@/lib/env'
import type { RefundReading } from '@/lib/payment/ports'
import { decodeBody } from '../decode-body'
import { openNotification } from '../open-notification'
import { readXml } from '../read-xml'
import { envelopeOf } from '../wire'
import { openReqInfo } from './open-req-info'
import { notifiedRefundOf } from './wire'
import type { AskedHeaders } from '@/lib/request'

type Reader = Pick<Env, 'appid' | 'mchid' | 'apiKey'>

/**
 * Reads a refund notification (chapter 9_16). It carries no signature: that its content decrypts is all that speaks for
 * it, and a block of it can be cut out and pasted elsewhere. Whatever is wrong behind the outer document is `foreign`,
 * so that nobody learns from our answers how far a forgery came.
 */
export function readRefund(reader: Reader, raw: { headers: AskedHeaders; body: Uint8Array }): RefundReading {
  const opened = openNotification(raw)
  if (opened.outcome !== 'opened') return { outcome: opened.outcome }
  const { returnCode, appid, mchid } = envelopeOf(opened.fields)
  const reqInfo = opened.fields.get('req_info') ?? ''
  if (returnCode !== 'SUCCESS' || reqInfo === '') return { outcome: 'malformed' }

  const refund = openRefund(reqInfo, reader.apiKey)
  const isOurs = appid === reader.appid && mchid === reader.mchid
  return refund && isOurs ? { outcome: 'read', refund } : { outcome: 'foreign' }
}

function openRefund(reqInfo: string, apiKey: string) {
  const content = openReqInfo(reqInfo, apiKey)
  const decoded = content && decodeBody(content)
  const fields = decoded?.outcome === 'text' ? readXml(decoded.text, 'root') : null
  return fields && notifiedRefundOf(fields)
}
