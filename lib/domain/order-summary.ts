import type { Fen } from './money'
import type { CloseReason, OrderState } from './order'
import type { RefundStanding } from './refund-standing'

export interface OrderLineView {
  productSlug: string
  productTitle: string
  skuName: string
  picture: string
  unitPriceFen: Fen
  quantity: number
}

export interface OrderSummary {
  orderNo: string
  state: OrderState
  /** Why it is closed; null while it is not. */
  closeReason: CloseReason | null
  /** What became of the refunds that its shopper asked for. */
  refundStanding: RefundStanding
  totalFen: Fen
  pieces: number
  placedAt: Date
  expiresAt: Date
  /** True while some payment of it may have been charged and WeChat has not said otherwise, as the cashier has it. */
  mayBeCharged: boolean
  /** Unpaid for certain, and there is still time to pay. */
  canPay: boolean
  lines: OrderLineView[]
}

export interface OrderList {
  orders: OrderSummary[]
  /** The last of them, when there are older ones: ask again with it as `before`. */
  olderThan: string | null
}
