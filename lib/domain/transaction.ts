import type { Fen } from './money'

/** WeChat's words for where a payment stands (chapter 9_2). */
export type TradeState =
  'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR' | 'ACCEPT'

/** The algorithms a payment can be signed with; `RSA` belongs to v3. */
export type SignType = 'MD5' | 'HMAC-SHA256' | 'RSA'

export type Protocol = 'v2' | 'v3'

/**
 * What WeChat says of one payment, signature already verified. A value of this type is evidence:
 * it is only made by an adapter that checked the signature, never from what a page or a person says.
 * The other fields are as received, so that `settlePayment` can compare them with what we asked for.
 */
export interface Transaction {
  /** The algorithm whose signature fitted. */
  signedWith: SignType
  appid: string
  mchid: string
  /** Whose money it is when a service provider (服务商) collected it; null for a merchant's own, which ours always are. */
  subMchid: string | null
  outTradeNo: string
  tradeState: TradeState
  /** null when the field was missing or not a plain amount. */
  totalFen: Fen | null
  /** What the shopper paid after WeChat's coupons; never compare an order with it. */
  payerTotalFen: Fen | null
  /** false when fee_type is there and is not CNY. */
  isCny: boolean
  /** null when missing; always there for a payment that was made. */
  transactionId: string | null
  openid: string | null
  bankType: string | null
  /** null when the field is missing or odd: a strange time must not lose money. */
  successTime: Date | null
}

/** The parameters of `getBrandWCPayRequest`, in WeChat's own spelling (chapter 7_7): passed on untouched. */
export interface BridgeConfig {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}
