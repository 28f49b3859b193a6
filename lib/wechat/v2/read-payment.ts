import 'server-only'
import type { SignType, Transaction } from '@/lib/domain/transaction'
import type { NotificationReading } from '@/lib/payment/ports'
import { openNotification } from './open-notification'
import { isSigned, signTypeByLength } from './sign'
import { envelopeOf, isOutTradeNo, notifiedStateOf, transactionOf } from './wire'
import type { AskedHeaders } from '@/lib/request'

/**
 * Reads a payment notification (chapter 9_7). Nothing in it is believed, and nothing is looked up, before its
 * signature fits: what cannot be signed costs no query. The signature must then be of the algorithm stored with the
 * payment, so a sender cannot step down to MD5. For a number we do not know either algorithm will do: it can only
 * become an item of the worklist.
 *
 * appid, mch_id and the amounts are passed on as received; the flow compares them.
 */
export async function readPayment(
  apiKey: string,
  raw: { headers: AskedHeaders; body: Uint8Array },
  signTypeOf: (said: Transaction) => Promise<SignType | null>,
): Promise<NotificationReading> {
  const opened = openNotification(raw)
  if (opened.outcome !== 'opened') return { outcome: opened.outcome }
  const { fields } = opened

  const { signature, outTradeNo } = envelopeOf(fields)
  const signedWith = signTypeByLength(signature)
  if (!signedWith || !isSigned(fields, signedWith, apiKey)) return { outcome: 'unsigned' }

  const tradeState = notifiedStateOf(fields)
  if (!isOutTradeNo(outTradeNo) || !tradeState) return { outcome: 'malformed' }
  const transaction = transactionOf(fields, tradeState)
  const stored = await signTypeOf(transaction)
  if (stored !== null && stored !== signedWith) return { outcome: 'unsigned' }
  return { outcome: 'verified', transaction }
}
