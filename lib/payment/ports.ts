import type { Answer } from '@/lib/answer'
import type { Fen } from '@/lib/domain/money'
import type { Payment } from '@/lib/domain/payment-start'
import type { BridgeConfig, SignType, Transaction } from '@/lib/domain/transaction'
import type { WechatRefund } from '@/lib/domain/wechat-refund'
import type { AskedHeaders } from '@/lib/request'

/** What unifiedorder is told. Kept with the payment, because a repeat must carry identical parameters. */
export type PrepayRequest = Omit<
  Payment,
  'id' | 'attempt' | 'state' | 'protocol' | 'balanceFen' | 'prepayId' | 'prepaidAt'
>

/**
 * What a call to WeChat can come to, besides its own answer.
 * - `unknown`: nothing certain came back (timeout, reset, 5xx, HTML, a bad signature): it may have been done.
 * - `busy`: SYSTEMERROR and its kin: the same call, with identical parameters, may be made again.
 * - `refused`: WeChat understood and said no; `wechatCode` is its word, `blame` says who can mend it.
 */
export type CallFailure =
  | { outcome: 'unknown'; reason: 'transport' | 'signature' | 'malformed' | 'mismatch' }
  | { outcome: 'busy'; wechatCode: string }
  | { outcome: 'refused'; wechatCode: string; blame: 'shopper' | 'configuration' | 'program' }

export type PrepayAnswer =
  | { outcome: 'prepaid'; prepayId: string }
  /** ORDERPAID: query and settle, never a new attempt. */
  | { outcome: 'already_paid' }
  /** ORDERCLOSED: this number is dead, open a new attempt. */
  | { outcome: 'already_closed' }
  /** INVALID_REQUEST 201, OUT_TRADE_NO_USED: a new number, after query and close of this one. */
  | { outcome: 'number_used' }
  | CallFailure

export type QueryAnswer =
  | { outcome: 'found'; transaction: Transaction }
  /** ORDERNOTEXIST. Right after creating this does not mean closed. */
  | { outcome: 'not_found' }
  | CallFailure

export type CloseAnswer =
  | { outcome: 'closed' }
  /** ORDERPAID: evidence that somebody paid; query and settle. */
  | { outcome: 'already_paid' }
  | CallFailure

/** What became of a notification's bytes before anything is decided about money. */
export type NotificationReading =
  | { outcome: 'verified'; transaction: Transaction }
  /** Not the XML or JSON that WeChat sends. `unsupported_encoding` answers 415, `malformed` 400. */
  | { outcome: 'malformed' | 'unsupported_encoding' }
  /** No valid signature: whatever it says, it is nobody's word. That it is of the payment's own algorithm is compared later. */
  | { outcome: 'unsigned' }

export interface CallOptions {
  /** Total time for the call, connection to last byte. Never above 5,000. */
  deadlineMs?: number
}

/** Names one payment at WeChat: a number means nothing but to the account that gave it out. */
export type PaymentName = Pick<Payment, 'appid' | 'mchid' | 'outTradeNo' | 'signType'>

/** What the refund call is told; kept with the refund, because a repeat must carry identical parameters. */
export interface RefundRequest {
  /** The payment it gives back. */
  payment: PaymentName
  /** Up to 64 of `[0-9A-Za-z_-|*@]`. The same number refunds once, however often it is sent. */
  outRefundNo: string
  /** total_fee: the whole payment, not the order. */
  totalFen: Fen
  refundFen: Fen
  /** refund_desc, shown to the shopper; what is longer than 80 bytes is cut, and empty it is left out. */
  reason: string
  notifyUrl: string
}

export type RefundAnswer =
  /** WeChat took it on. Whether money moved, only a query says. */
  | { outcome: 'accepted' }
  /** NOTENOUGH: the merchant's unsettled funds do not cover it now; the same number again, later. */
  | { outcome: 'merchant_funds_low' }
  | CallFailure

export type RefundQueryAnswer =
  | { outcome: 'found'; refund: WechatRefund }
  /** REFUNDNOTEXIST: the call never arrived, or was refused; the same number again. */
  | { outcome: 'not_found' }
  | CallFailure

/** What became of a refund notification's bytes. `read` is a hint, never evidence. */
export type RefundReading =
  | { outcome: 'read'; refund: WechatRefund }
  | { outcome: 'malformed' | 'unsupported_encoding' }
  /** It does not decrypt, or names another merchant: one answer for all, so that it tells nobody which. */
  | { outcome: 'foreign' }

/** WeChat Pay as the flow sees it; v2 and v3 each implement it. */
export interface PaymentGateway {
  prepay(request: PrepayRequest, options?: CallOptions): Promise<PrepayAnswer>
  queryOrder(payment: PaymentName, options?: CallOptions): Promise<QueryAnswer>
  closeOrder(payment: PaymentName, options?: CallOptions): Promise<CloseAnswer>
  /**
   * Asks for a refund, once. `accepted` is not done; `unknown` and `busy` are repeated with identical parameters. WeChat
   * wants a minute between two refunds of one payment, repeats too (chapter 9_4). `refused` says that this call did
   * nothing; one before it, under the same number, may have: query before giving up.
   */
  refund(request: RefundRequest, options?: CallOptions): Promise<RefundAnswer>
  queryRefund(
    of: { payment: PaymentName; outRefundNo: string },
    options?: CallOptions,
  ): Promise<RefundQueryAnswer>
  /** Signs what the page hands to the bridge; `signType` must be the one unifiedorder was signed with. */
  bridgeConfig(prepay: { prepayId: string; signType: SignType }): BridgeConfig
  /** Verifies first and parses after; never returns an unverified value, never throws. */
  readPayment(raw: { headers: AskedHeaders; body: Uint8Array }): NotificationReading
  /** Decrypts a refund notification (chapter 9_16); never throws. */
  readRefund(raw: { headers: AskedHeaders; body: Uint8Array }): RefundReading
  /** The exact answer WeChat expects, with its HTTP status (200 when accepted). */
  acknowledge(answer: { accepted: true } | { accepted: false; status: number }): Answer
}
