import type { Fen } from './money'

/**
 * WeChat's words for where a refund stands (chapter 9_5).
 * - `CHANGE`: the shopper's card or account took no money; a person must send it another way.
 * - `REFUNDCLOSE`: nothing was refunded and nothing will be.
 */
export type WechatRefundStatus = 'SUCCESS' | 'PROCESSING' | 'CHANGE' | 'REFUNDCLOSE'

/**
 * What WeChat says of one refund. From a query it is signed, thus evidence. From a v2 notification it is only a reason
 * to ask: that message carries no signature (chapter 9_16).
 */
export interface WechatRefund {
  outRefundNo: string
  outTradeNo: string
  /** null when missing or not a plain amount. */
  totalFen: Fen | null
  refundFen: Fen | null
  status: WechatRefundStatus
  refundId: string | null
  transactionId: string | null
  /** null unless SUCCESS, or when the field is missing or odd. */
  succeededAt: Date | null
}
