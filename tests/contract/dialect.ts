import type { SignType, TradeState } from '@/lib/domain/transaction'
import type { WechatRefundStatus } from '@/lib/domain/wechat-refund'
import type { Env } from '@/lib/env'
import type { PaymentGateway } from '@/lib/payment/ports'

/** What WeChat has to say, whichever protocol says it. */
export type Statement =
  | { call: 'prepay'; prepayId: string }
  | { call: 'query'; tradeState: TradeState; totalFen: number; payerTotalFen?: number }
  | { call: 'close' }
  | { call: 'refund'; totalFen: number; refundFen: number }
  | { call: 'queryRefund'; totalFen: number; refunds: readonly RefundRow[] }
  | { call: 'decline'; wechatCode: string }

export interface RefundRow {
  outRefundNo: string
  refundFen: number
  status: WechatRefundStatus
}

/** What is wrong with it. */
export interface Flaw {
  appid?: string
  mchid?: string
  outTradeNo?: string
  outRefundNo?: string
  key?: 'foreign'
  isUnsigned?: boolean
}

export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

/** What the gateway shows and whom it trusts over https; nothing and Node's authorities when left out. */
export type Tls = Partial<Pick<Env, 'clientCertificate' | 'payCa'>>

/** One protocol, as the contract needs it: how to make the gateway, and how WeChat speaks to it. */
export interface Dialect {
  name: string
  signType: SignType
  gateway(payBaseUrl: string, tls?: Tls): PaymentGateway
  reply(statement: Statement, flaw?: Flaw): Reply
}

export const merchant = {
  appid: 'wxd930ea5d5a258f4f',
  mchid: '1230000109',
  outTradeNo: '20261124000001A1795500000',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  outRefundNo: '20261124000001R1',
}
