import 'server-only'
import { canRefund, type Env } from '@/lib/env'
import { newNonce } from '@/lib/nonce'
import type {
  CallOptions,
  PaymentName,
  RefundAnswer,
  RefundQueryAnswer,
  RefundRequest,
} from '@/lib/payment/ports'
import type { Dispatchers } from '../../dispatchers'
import { callOnce, refusal } from '../call'
import { v2SignType } from '../sign'
import { paths } from '../wire'
import { refundFields, refundOfRow, refundQueryFields, repeatsRequest, rowsOf } from './wire'

/** What both calls need of the gateway. */
export interface RefundDesk {
  env: Pick<Env, 'apiKey' | 'payBaseUrl' | 'clientCertificate'>
  dispatchers: Dispatchers
}

/**
 * Asks for a refund (chapter 9_4), once: WeChat wants a minute between two calls about one payment, so the repeating is
 * left to the caller. Without a certificate nothing is sent to an https address.
 */
export async function refund(
  { env, dispatchers }: RefundDesk,
  request: RefundRequest,
  options?: CallOptions,
): Promise<RefundAnswer> {
  const { appid, mchid, outTradeNo } = request.payment
  const signType = v2SignType(request.payment.signType)
  if (!canRefund(env)) return { outcome: 'refused', wechatCode: 'NO_CERTIFICATE', blame: 'configuration' }
  const answer = await callOnce({
    url: env.payBaseUrl + paths.refund,
    dispatcher: dispatchers.certified,
    fields: refundFields(request, { nonceStr: newNonce(), signType }),
    asked: { appid, mchid, outTradeNo, signType, apiKey: env.apiKey },
    deadlineMs: options?.deadlineMs,
  })
  if (answer.outcome === 'unknown') return answer
  if (answer.outcome === 'declined') {
    return answer.reaction === 'funds_low' ? { outcome: 'merchant_funds_low' } : refusal(answer)
  }
  const isOurs = repeatsRequest(answer.fields, request)
  return isOurs ? { outcome: 'accepted' } : { outcome: 'unknown', reason: 'mismatch' }
}

/** Asks where a refund stands (chapter 9_5). An answer without a row of ours, or with two, is about something else. */
export async function queryRefund(
  { env, dispatchers }: RefundDesk,
  of: { payment: PaymentName; outRefundNo: string },
  options?: CallOptions,
): Promise<RefundQueryAnswer> {
  const { appid, mchid, outTradeNo } = of.payment
  const signType = v2SignType(of.payment.signType)
  const answer = await callOnce({
    url: env.payBaseUrl + paths.queryRefund,
    dispatcher: dispatchers.pay,
    fields: refundQueryFields(of, { nonceStr: newNonce(), signType }),
    asked: { appid, mchid, outTradeNo, signType, apiKey: env.apiKey },
    deadlineMs: options?.deadlineMs,
  })
  if (answer.outcome === 'unknown') return answer
  if (answer.outcome === 'declined') {
    return answer.reaction === 'refund_not_found' ? { outcome: 'not_found' } : refusal(answer)
  }
  return queriedRefund(answer.fields, of)
}

function queriedRefund(
  fields: ReadonlyMap<string, string>,
  of: { payment: PaymentName; outRefundNo: string },
): RefundQueryAnswer {
  const rows = rowsOf(fields, of.outRefundNo)
  if (!rows) return { outcome: 'unknown', reason: 'malformed' }
  const [row, ...others] = rows
  if (row === undefined || others.length > 0) return { outcome: 'unknown', reason: 'mismatch' }
  const found = refundOfRow(fields, row)
  return found ? { outcome: 'found', refund: found } : { outcome: 'unknown', reason: 'malformed' }
}
