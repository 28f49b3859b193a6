import type { Fen } from './money'
import type { CloseReason, OrderState } from './order'
import { aFlag, aNumber, aText, aTime, oneOf, readFields, type Readers } from './read-fields'
import { readStrays, type Stray } from './stray'

const states = ['awaiting_payment', 'paid', 'shipped', 'received', 'closed'] satisfies OrderState[]
const closeReasons = ['expired', 'cancelled'] satisfies CloseReason[]

/** What the cashier shows of an order: the JSON of `GET /pay/{orderNo}/status`. Times are ISO 8601. */
export interface CashierView {
  orderNo: string
  state: OrderState
  /** Why it is closed; null while it is not. */
  closeReason: CloseReason | null
  totalFen: Fen
  /** What is left for WeChat Pay as the shopper last started to pay; 0 once nothing is. */
  payableFen: Fen
  /** What the balance pays of it: held by the live attempt, or taken when the order was paid. */
  balanceFen: Fen
  /** What the shopper's balance could pay with: what is free, and what this order's live attempt holds. */
  availableFen: Fen
  paidAt: string | null
  expiresAt: string
  /** The server's clock when it answered; the page counts down from it, never from the phone's own. */
  serverTime: string
  title: string
  /** True while some attempt may have been charged and WeChat has not said otherwise. */
  mayBeCharged: boolean
  /** True once more has come of a paid order, which its own page tells: goods were sent, or money was asked back. */
  hasNews: boolean
  /** What was paid once too often, or too late. */
  strays: readonly Stray[]
}

/** How an order would be paid with the balance switched on or off: the balance first, WeChat for the rest. */
export function partsOf(
  view: Pick<CashierView, 'totalFen' | 'balanceFen' | 'availableFen'>,
  useBalance: boolean,
): { balanceFen: Fen; wechatFen: Fen } {
  // What the live attempt holds stays its part, as long as the switch does.
  const most = view.balanceFen > 0 ? view.balanceFen : Math.min(view.availableFen, view.totalFen)
  const balanceFen = useBalance ? most : 0
  return { balanceFen, wechatFen: view.totalFen - balanceFen }
}

/** What the page may offer: `confirming` asks the server again before it offers to pay. */
export type Standing = 'payable' | 'confirming' | 'paid' | 'expired' | 'closed'

/** Judges by the server's words alone, its clock included. */
export function standingOf(view: CashierView): Standing {
  switch (view.state) {
    case 'paid':
    case 'shipped':
    case 'received':
      return 'paid'
    case 'closed':
      return 'closed'
    case 'awaiting_payment':
      if (view.mayBeCharged) return 'confirming'
      return Date.parse(view.serverTime) >= Date.parse(view.expiresAt) ? 'expired' : 'payable'
  }
}

const readers: Readers<CashierView> = {
  orderNo: aText,
  state: oneOf(states),
  closeReason: (value) => oneOf(closeReasons)(value) ?? null,
  totalFen: aNumber,
  payableFen: aNumber,
  balanceFen: aNumber,
  availableFen: aNumber,
  paidAt: (value) => (value === undefined || value === null ? null : aTime(value)),
  expiresAt: aTime,
  serverTime: aTime,
  title: aText,
  mayBeCharged: aFlag,
  hasNews: aFlag,
  strays: readStrays,
}

/** Reads the status answer in the page; null for anything else, e.g. the HTML of a hotel's login page. */
export function readCashierView(json: unknown): CashierView | null {
  return readFields(json, readers) ?? null
}
