import type { SignType, TradeState } from '@/lib/domain/transaction'
import type { PaymentGateway } from '@/lib/payment/ports'

/** What WeChat has to say, whichever protocol says it. */
export type Statement =
  | { call: 'prepay'; prepayId: string }
  | { call: 'query'; tradeState: TradeState; totalFen: number; payerTotalFen?: number }
  | { call: 'close' }
  | { call: 'decline'; wechatCode: string }

/** What is wrong with it. */
export interface Flaw {
  appid?: string
  mchid?: string
  outTradeNo?: string
  key?: 'foreign'
  isUnsigned?: boolean
}

export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

/** One protocol, as the contract needs it: how to make the gateway, and how WeChat speaks to it. */
export interface Dialect {
  name: string
  signType: SignType
  gateway(payBaseUrl: string): PaymentGateway
  reply(statement: Statement, flaw?: Flaw): Reply
}

export const merchant = {
  appid: 'wxd930ea5d5a258f4f',
  mchid: '1230000109',
  outTradeNo: '20261124000001A1795500000',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
}
