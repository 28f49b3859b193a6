import 'server-only'
import type { NotificationReading } from '@/lib/payment/ports'
import type { AskedHeaders } from '@/lib/request'
import { openNotification } from './open-notification'
import { isSigned, signTypeByLength } from './sign'
import { envelopeOf, isOutTradeNo, notifiedStateOf, transactionOf } from './wire'

/**
 * Reads a payment notification (chapter 9_7). Nothing in it is believed before its signature fits. The transaction says
 * with which algorithm that was: the flow compares it with the one stored, so a sender cannot step down to MD5.
 *
 * appid, mch_id and the amounts are passed on as received; the flow compares them.
 */
export function readPayment(
  apiKey: string,
  raw: { headers: AskedHeaders; body: Uint8Array },
): NotificationReading {
  const opened = openNotification(raw)
  if (opened.outcome !== 'opened') return { outcome: opened.outcome }
  const { fields } = opened

  const { signature, outTradeNo } = envelopeOf(fields)
  const signedWith = signTypeByLength(signature)
  if (!signedWith || !isSigned(fields, signedWith, apiKey)) return { outcome: 'unsigned' }

  const tradeState = notifiedStateOf(fields)
  if (!isOutTradeNo(outTradeNo) || !tradeState) return { outcome: 'malformed' }
  return { outcome: 'verified', transaction: transactionOf(fields, tradeState, signedWith) }
}
