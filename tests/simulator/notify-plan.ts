/** What is done to a copy on its way. Each but `unsigned` carries the signature of the true message. */
export type Corruption = 'signature' | 'total_fee' | 'out_trade_no' | 'unsigned' | 'truncated' | 'not_xml'

/**
 * The same for a refund, whose message has no signature: all that speaks for it is that it decrypts.
 * The fields are changed inside and encrypted again with the true key, which is the strongest forgery.
 */
export type RefundCorruption =
  | 'mch_id'
  | 'out_refund_no'
  | 'out_trade_no'
  | 'refund_fee'
  | 'total_fee'
  | 'claims_success'
  | 'doctype'
  | 'pasted_blocks'
  | 'other_key'
  | 'bad_padding'
  | 'not_base64'
  | 'empty'
  | 'truncated'
  | 'not_xml'

/** How the notification of one payment or refund travels. An empty plan is the real schedule. */
export interface NotifyPlan<Spoilt = Corruption> {
  /** Nothing is ever sent by itself; `resendNotification` still can. */
  lost?: boolean
  /** The first copy leaves this much later. */
  delayMs?: number
  /** How many copies the first attempt sends, one after the other… */
  copies?: number
  /** …or all in the same instant, as WeChat's several servers do. */
  atOnce?: boolean
  /** The first attempt arrives spoilt; the next is right. */
  corrupt?: Spoilt
}

/** Chapter 9_7: 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h after the first attempt. */
const intervalsS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600]

/** Seconds after the first attempt at which each repetition leaves. */
export const repetitionsS: readonly number[] = intervalsS.map((_, index) =>
  intervalsS.slice(0, index + 1).reduce((sum, seconds) => sum + seconds, 0),
)
