import type { Corruption, NotifyPlan, RefundCorruption } from './notify-plan'
import type { CallKind } from './faults'
import type { Fields, SignType } from './signing'
import type { Shopper } from './shoppers'
import type { RefundPlan, RefundStatus } from './refund-plan'
import type { BridgeQuirk } from './sheets'

/** A part of a payment, or of its refund. `CASH` was bought from WeChat, `NO_CASH` the merchant bears. */
export interface Coupon {
  coupon_id: string
  coupon_fee: number
  coupon_type: 'CASH' | 'NO_CASH'
}

export interface Payment {
  transaction_id: string
  openid: string
  bank_type: string
  cash_fee: number
  coupons: readonly Coupon[]
  paidAt: number
}

/** One `out_refund_no`: it moves money back at most once, however often it is asked for. */
export interface Refund {
  out_refund_no: string
  refund_id: string
  out_trade_no: string
  /** The first request, without nonce_str and sign. */
  parameters: Fields
  refundFen: number
  /** What of it goes back as coupons; the rest is cash. */
  coupons: readonly Coupon[]
  plan: RefundPlan
  createdAt: number
  /** When it ends by itself; null: never. */
  endsAt: number | null
  status: RefundStatus
  endedAt?: number
}

/** One `out_trade_no` as WeChat keeps it. */
export interface Order {
  out_trade_no: string
  /** The first request, without nonce_str and sign: what every later one must equal. */
  parameters: Fields
  signType: SignType
  totalFen: number
  createdAt: number
  expiresAt: number
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED'
  payment?: Payment
}

/** How the world answered one copy of a notification. */
export interface Delivery {
  out_trade_no: string
  /** Of a refund's notification only. */
  out_refund_no?: string
  /** 0 is the first attempt, 1–15 its repetitions; null was sent by hand. */
  attempt: number | null
  at: number
  url: string
  body: string
  corrupted: boolean
  outcome: 'accepted' | 'refused' | 'timeout' | 'unreachable' | 'dropped'
  status?: number
  answer?: string
  ms: number
}

interface Journey {
  out_trade_no: string
  firstAt: number
  /** The next attempt, 0–15. */
  attempt: number
  state: 'pending' | 'accepted' | 'lost' | 'given_up'
}

export interface PaymentJob extends Journey {
  plan: NotifyPlan<Corruption>
}

/** Tells of what the refund had become when the job began, whatever it has become since. */
export interface RefundJob extends Journey {
  out_refund_no: string
  refund_status: RefundStatus
  plan: NotifyPlan<RefundCorruption>
}

/** A notification that is not done yet, or how it ended. */
export type NotifyJob = PaymentJob | RefundJob

/** One call the shop made, and what it was told. */
export interface Call {
  at: number
  kind: CallKind
  parameters: Fields
  /** `SUCCESS`, an error code, or the name of the injected fault. */
  result: string
}

export interface Code {
  code: string
  shopper: string
  scope: 'snsapi_base' | 'snsapi_userinfo'
  issuedAt: number
  used: boolean
}

export interface Token {
  access_token: string
  openid: string
  shopper: string
  scope: Code['scope']
  issuedAt: number
}

/** What the 公众号's server calls with, or what it signs its pages with. */
export interface Pass {
  value: string
  issuedAt: number
  expiresAt: number
}

/** What a page told WeChat to show when it is shared. */
export interface ShareOffer {
  at: number
  kind: 'app_message' | 'timeline'
  /** The page that offered it. */
  url: string
  title: string
  desc: string
  link: string
  imgUrl: string
}

export interface Sheet {
  id: string
  out_trade_no: string
  openid: string
  openedAt: number
  quirk: BridgeQuirk
}

/** A line of the log beside the phone. */
export interface LogLine {
  at: number
  kind: 'login' | 'call' | 'sheet' | 'paid' | 'refund' | 'notify' | 'control'
  ok: boolean
  zh: string
  en: string
}

/** Everything WeChat remembers; plain values only, so that it can be written down. */
export interface Books {
  orders: Map<string, Order>
  refunds: Map<string, Refund>
  prepays: Map<string, { out_trade_no: string; issuedAt: number }>
  /** By out_trade_no; those of refunds by out_refund_no, a space, and the status they tell. */
  jobs: Map<string, NotifyJob>
  codes: Map<string, Code>
  tokens: Map<string, Token>
  sheets: Map<string, Sheet>
  /** access_tokens and jsapi_tickets by their value, the newest last. */
  apiTokens: Map<string, Pass>
  tickets: Map<string, Pass>
  /** Shoppers beyond the table. */
  shoppers: Map<string, Shopper>
  /** Orders whose trigger has gone off. */
  triggered: Map<string, true>
  /** Cookies the shop set, so that a change of shopper can end its session. */
  shopCookies: Map<string, string>
  calls: Call[]
  deliveries: Delivery[]
  shares: ShareOffer[]
  log: LogLine[]
  currentShopper: string
  snapshot: boolean
  /** How far `advance` has pushed the clock. */
  advancedMs: number
}

export function emptyBooks(currentShopper: string): Books {
  return {
    orders: new Map(),
    refunds: new Map(),
    prepays: new Map(),
    jobs: new Map(),
    codes: new Map(),
    tokens: new Map(),
    sheets: new Map(),
    apiTokens: new Map(),
    tickets: new Map(),
    shoppers: new Map(),
    triggered: new Map(),
    shopCookies: new Map(),
    calls: [],
    deliveries: [],
    shares: [],
    log: [],
    currentShopper,
    snapshot: false,
    advancedMs: 0,
  }
}

/** Empties these books in place, because others hold on to them. The time that was added stays added. */
export function emptyOut(books: Books, currentShopper: string): void {
  for (const value of Object.values(books)) {
    if (value instanceof Map) value.clear()
    else if (Array.isArray(value)) value.length = 0
  }
  Object.assign(books, { currentShopper, snapshot: false })
}

/** Appends, and forgets the oldest beyond the limit: the books of a long run stay bounded. */
export function keep<Line>(lines: Line[], line: Line, limit: number): void {
  lines.push(line)
  if (lines.length > limit) lines.splice(0, lines.length - limit)
}
