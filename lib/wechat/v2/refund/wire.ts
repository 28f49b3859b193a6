import { fitRefundReason } from '@/lib/domain/description'
import { parseFen } from '@/lib/domain/money'
import type { WechatRefund, WechatRefundStatus } from '@/lib/domain/wechat-refund'
import type { PaymentName, RefundRequest } from '@/lib/payment/ports'
import { parseSpacedBeijingTime } from '../beijing-time'
import type { V2SignType } from '../sign'
import { isOutTradeNo, plain } from '../wire'

type Received = ReadonlyMap<string, string>

/** How the two calls are signed. */
interface Seal {
  nonceStr: string
  signType: V2SignType
}

/** refund (chapter 9_4): all but the nonce comes from the request, so a repeat says the same. */
export function refundFields(request: RefundRequest, seal: Seal): [string, string][] {
  const fields: [string, string][] = [
    ...accountFields(request.payment, seal),
    ['out_trade_no', request.payment.outTradeNo],
    ['out_refund_no', request.outRefundNo],
    ['total_fee', String(request.totalFen)],
    ['refund_fee', String(request.refundFen)],
    ['refund_desc', fitRefundReason(request.reason)],
    ['notify_url', request.notifyUrl],
  ]
  return fields.filter(([, value]) => value !== '')
}

/** refundquery (9_5), by our own number: of four possible names the only one that is about one refund. */
export function refundQueryFields(
  refund: { payment: PaymentName; outRefundNo: string },
  seal: Seal,
): [string, string][] {
  return [...accountFields(refund.payment, seal), ['out_refund_no', refund.outRefundNo]]
}

function accountFields(payment: PaymentName, { nonceStr, signType }: Seal): [string, string][] {
  return [
    ['appid', payment.appid],
    ['mch_id', payment.mchid],
    ['nonce_str', nonceStr],
    ['sign_type', signType],
  ]
}

/** Whether the answer to a refund (9_4) is about the one we asked for. Call it only after the signature was checked. */
export function repeatsRequest(fields: Received, request: RefundRequest): boolean {
  return (
    fields.get('out_trade_no') === request.payment.outTradeNo &&
    fields.get('out_refund_no') === request.outRefundNo &&
    parseFen(fields.get('total_fee')) === request.totalFen &&
    parseFen(fields.get('refund_fee')) === request.refundFen
  )
}

/**
 * The rows of a query's answer (9_5) that carry this number; `total_fee` and the payment's names stand above them all.
 * null when it does not say how many rows it has. Call it only after the signature was checked.
 */
export function rowsOf(fields: Received, outRefundNo: string): number[] | null {
  const count = fields.get('refund_count') ?? ''
  if (!/^[1-9][0-9]?$/.test(count)) return null
  return Array.from({ length: Number(count) }, (_, n) => n).filter(
    (n) => fields.get(`out_refund_no_${n}`) === outRefundNo,
  )
}

/** One row of a query's answer; null when it names no payment or no status of WeChat's. */
export function refundOfRow(fields: Received, n: number): WechatRefund | null {
  return refundOf({
    outRefundNo: fields.get(`out_refund_no_${n}`),
    outTradeNo: fields.get('out_trade_no'),
    totalFee: fields.get('total_fee'),
    refundFee: fields.get(`refund_fee_${n}`),
    status: fields.get(`refund_status_${n}`),
    refundId: fields.get(`refund_id_${n}`),
    transactionId: fields.get('transaction_id'),
    succeededAt: fields.get(`refund_success_time_${n}`),
  })
}

/** What a notification (9_16) holds sealed; null without numbers and a status of WeChat's. */
export function notifiedRefundOf(fields: Received): WechatRefund | null {
  return refundOf({
    outRefundNo: fields.get('out_refund_no'),
    outTradeNo: fields.get('out_trade_no'),
    totalFee: fields.get('total_fee'),
    refundFee: fields.get('refund_fee'),
    status: fields.get('refund_status'),
    refundId: fields.get('refund_id'),
    transactionId: fields.get('transaction_id'),
    succeededAt: fields.get('success_time'),
  })
}

type Row = Record<
  | 'outRefundNo'
  | 'outTradeNo'
  | 'totalFee'
  | 'refundFee'
  | 'status'
  | 'refundId'
  | 'transactionId'
  | 'succeededAt',
  string | undefined
>

function refundOf(row: Row): WechatRefund | null {
  const { outRefundNo = '', outTradeNo = '' } = row
  const status = statuses.get(row.status ?? '')
  if (!status || !isOutRefundNo(outRefundNo) || !isOutTradeNo(outTradeNo)) return null
  return {
    outRefundNo,
    outTradeNo,
    totalFen: parseFen(row.totalFee),
    refundFen: parseFen(row.refundFee),
    status,
    refundId: plain(row.refundId, 32),
    transactionId: plain(row.transactionId, 32),
    succeededAt: status === 'SUCCESS' ? parseSpacedBeijingTime(row.succeededAt) : null,
  }
}

/** WeChat's rule for out_refund_no (9_4). */
function isOutRefundNo(text: string): boolean {
  return /^[0-9A-Za-z_\-|*@]{1,64}$/.test(text)
}

const statuses = new Map<string, WechatRefundStatus>(
  (['SUCCESS', 'PROCESSING', 'CHANGE', 'REFUNDCLOSE'] as const).map((status) => [status, status]),
)
