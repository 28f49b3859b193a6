import {
  balanceOf,
  sum,
  type JournalRow,
  type PaymentRow,
  type RefundRow,
  type ShopBooks,
} from './auditor-books'

/** I1: every journal sums to zero, and so does the whole. */
export function journalsSumToZero({ journals }: ShopBooks): string[] {
  return journals.flatMap(({ key, lines }) => {
    const total = sum(lines, ({ amount_fen }) => amount_fen)
    if (lines.length === 0) return [`I1: journal ${key} has no lines`]
    return total === 0 ? [] : [`I1: journal ${key} sums to ${total}`]
  })
}

/** I2: a balance is the sum of its lines, and neither part is below zero. */
export function balancesAreTheirLines({ journals, balances, users }: ShopBooks): string[] {
  return users.flatMap(({ id }) => {
    const cached = balances.find(({ user_id }) => user_id === id) ?? { available_fen: 0, held_fen: 0 }
    const available = balanceOf(journals, 'user_available', id)
    const held = balanceOf(journals, 'user_held', id)
    return [
      ...(cached.available_fen === available && cached.held_fen === held
        ? []
        : [
            `I2: user ${id} has the balance ${cached.available_fen} + ${cached.held_fen} and lines for ${available} + ${held}`,
          ]),
      ...(available < 0 || held < 0 ? [`I2: user ${id} has ${available} available and ${held} held`] : []),
    ]
  })
}

/**
 * I2 at every moment: no prefix of the ledger leaves anybody below zero. Only for histories without concurrency:
 * journals that wait for one balance may be numbered in another order than they were applied in.
 */
export function neverBelowZero({ journals }: ShopBooks): string[] {
  const standing = new Map<string, number>()
  return journals.flatMap(({ key, lines }) => {
    for (const { account, user_id, amount_fen } of lines) {
      const name = `${account} of user ${user_id}`
      standing.set(name, (standing.get(name) ?? 0) + amount_fen)
    }
    const below = [...standing].filter(([name, fen]) => name.startsWith('user_') && fen < 0)
    return below.map(([name, fen]) => `I2: after journal ${key}, ${name} is ${fen}`)
  })
}

/** I11: a hold is made once and ends once, as a capture or a release. */
export function holdsEndOnce({ journals, payments, orders, balances }: ShopBooks): string[] {
  const each = payments.flatMap((payment) => {
    const own = journalsOf(journals, [
      `hold:${payment.id}`,
      `hold-end:${payment.id}`,
      `payment:${payment.id}`,
    ])
    const held = balanceOf(own, 'user_held')
    const taken = -balanceOf(own, 'user_available')
    const shouldHold = payment.hold === 'held' ? payment.balance_fen : 0
    const shouldTake = payment.hold === 'captured' ? payment.balance_fen : shouldHold
    if (held === shouldHold && taken === shouldTake) return []
    return [
      `I11: payment ${payment.out_trade_no} is ${payment.hold} with ${payment.balance_fen}, and its journals hold ${held} and took ${taken}`,
    ]
  })
  const total = balances.flatMap(({ user_id, held_fen }) => {
    const waiting = orders.filter((order) => order.user_id === user_id && order.state === 'awaiting_payment')
    const holding = payments.filter(({ order_id, hold, state }) => {
      const isLive = state === 'opened' || state === 'payable'
      return hold === 'held' && isLive && waiting.some(({ id }) => id === order_id)
    })
    const wanted = sum(holding, ({ balance_fen }) => balance_fen)
    return wanted === held_fen
      ? []
      : [`I11: user ${user_id} has ${held_fen} held, and attempts of unpaid orders hold ${wanted}`]
  })
  return [...each, ...total]
}

/** What an order's payments and refunds say is what its journals come to, account by account. */
export function ordersAreBooked({ journals, orders, payments, refunds }: ShopBooks): string[] {
  return orders.flatMap(({ id, order_no }) => {
    const own = journals.filter(({ order_id }) => order_id === id)
    const paid = payments.filter(({ order_id, state }) => order_id === id && state === 'paid')
    const back = refunds.filter(({ order_id }) => order_id === id)
    const wanted = {
      wechat_clearing: sum(back.filter(isDone), ({ wechat_fen }) => wechat_fen) - sum(paid, wechatFen),
      sales: sum(paid.filter(isCaptured), wholeFen) - sum(back.filter(isTakenFromSales), wholeRefundFen),
      refunds_pending: sum(back.filter(isPending), wholeRefundFen),
    }
    return Object.entries(wanted).flatMap(([account, fen]) => {
      const booked = balanceOf(own, account)
      return booked === fen
        ? []
        : [`I5: order ${order_no} has ${booked} on ${account} and should have ${fen}`]
    })
  })
}

const wechatFen = ({ total_fen }: PaymentRow) => total_fen
const wholeFen = ({ total_fen, balance_fen }: PaymentRow) => total_fen + balance_fen
const isCaptured = ({ captured }: PaymentRow) => captured
const wholeRefundFen = ({ wechat_fen, balance_fen }: RefundRow) => wechat_fen + balance_fen
const isDone = ({ state }: RefundRow) => state === 'succeeded'
const isUnderWay = ({ state }: RefundRow) =>
  state === 'approved' || state === 'processing' || state === 'abnormal'
const isTakenFromSales = (refund: RefundRow) =>
  refund.cause === 'requested' && (isDone(refund) || isUnderWay(refund))
// Money that bought nothing stays owed even when WeChat closed its refund.
const isPending = (refund: RefundRow) =>
  isUnderWay(refund) || (refund.cause !== 'requested' && refund.state === 'closed')

/** The journals of these names; a name that was used twice is there twice. */
export function journalsOf(journals: readonly JournalRow[], keys: readonly string[]): JournalRow[] {
  return journals.filter(({ key }) => keys.includes(key))
}
