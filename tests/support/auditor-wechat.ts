import type { Books } from '../simulator/books'
import { balanceOf, sum, type PaymentRow, type ShopBooks } from './auditor-books'
import { journalsOf } from './auditor-ledger'

/** The simulator's books, as far as money is concerned. */
export type WechatBooks = Pick<Books, 'orders' | 'refunds' | 'deliveries'>

/** Both books side by side. */
export interface Both {
  shop: ShopBooks
  /** Read after the shop's, so that all the shop knows of is there. */
  wechat: WechatBooks
  /** Nothing is under way any more: what WeChat holds must be known here too. */
  isQuiet: boolean
}

/** I5: what was booked of each attempt is what was paid at WeChat, and bears its transaction_id (I13). */
export function paymentsAgree({ shop, wechat, isQuiet }: Both): string[] {
  return shop.payments.flatMap((payment) => {
    const { out_trade_no, total_fen } = payment
    const there = wechat.orders.get(out_trade_no)
    const paidFen = there?.payment ? there.totalFen : 0
    const bookedFen = -balanceOf(journalsOf(shop.journals, [`payment:${payment.id}`]), 'wechat_clearing')
    const isUnheard = bookedFen === 0 && (!isQuiet || isOnWorklist(shop, out_trade_no))
    return [
      ...(bookedFen === paidFen || isUnheard
        ? []
        : [`I5: of payment ${out_trade_no} ${bookedFen} is booked, and ${paidFen} was paid at WeChat`]),
      ...(there && there.totalFen !== total_fen
        ? [`I3: payment ${out_trade_no} is for ${total_fen}, and WeChat was told ${there.totalFen}`]
        : []),
      ...((payment.transaction_id ?? undefined) === there?.payment?.transaction_id ||
      (payment.transaction_id === null && isUnheard)
        ? []
        : [`I13: payment ${out_trade_no} bears ${payment.transaction_id}, not WeChat's transaction_id`]),
    ]
  })
}

/** I5 over everything: what WeChat holds for the shop is minus the clearing account. */
export function clearingAgrees({ shop, wechat, isQuiet }: Both): string[] {
  if (!isQuiet) return []
  const known = ordersOf(wechat, shop).filter(({ out_trade_no }) => {
    const payment = shop.payments.find((one) => one.out_trade_no === out_trade_no)
    return payment?.state === 'paid' || !isOnWorklist(shop, out_trade_no)
  })
  const numbers = new Set(known.map(({ out_trade_no }) => out_trade_no))
  const back = [...wechat.refunds.values()].filter(
    ({ out_trade_no, status }) => status === 'SUCCESS' && numbers.has(out_trade_no),
  )
  const paidFen = sum(known, ({ payment, totalFen }) => (payment ? totalFen : 0))
  const holdsFen = paidFen - sum(back, ({ refundFen }) => refundFen)
  const clearingFen = -balanceOf(shop.journals, 'wechat_clearing')
  return holdsFen === clearingFen
    ? []
    : [`I5: WeChat holds ${holdsFen} for the shop, and the clearing account says ${clearingFen}`]
}

/** I5, I8: a refund is posted exactly when its money went back at WeChat, and nothing went back unasked. */
export function refundsAgree({ shop, wechat, isQuiet }: Both): string[] {
  const each = shop.refunds.flatMap((refund) => {
    const { out_refund_no, wechat_fen } = refund
    const there = wechat.refunds.get(out_refund_no)
    const backFen = there?.status === 'SUCCESS' ? there.refundFen : 0
    const postedFen = balanceOf(journalsOf(shop.journals, [`refund-wechat:${refund.id}`]), 'wechat_clearing')
    const isUnheard = postedFen === 0 && !isQuiet
    return [
      ...(postedFen === backFen || isUnheard
        ? []
        : [`I5: of refund ${out_refund_no} ${postedFen} is posted, and ${backFen} went back at WeChat`]),
      ...(there && there.refundFen !== wechat_fen
        ? [`I8: refund ${out_refund_no} is for ${wechat_fen}, and WeChat was told ${there.refundFen}`]
        : []),
      ...(refund.state === 'rejected' && there
        ? [`I8: refund ${out_refund_no} was rejected and is known at WeChat`]
        : []),
    ]
  })
  const ours = new Set(shop.refunds.map(({ out_refund_no }) => out_refund_no))
  const numbers = new Set(shop.payments.map(({ out_trade_no }) => out_trade_no))
  const strange = [...wechat.refunds.values()].filter(
    ({ out_refund_no, out_trade_no }) => numbers.has(out_trade_no) && !ours.has(out_refund_no),
  )
  return [
    ...each,
    ...strange.map(({ out_refund_no }) => `I8: WeChat knows refund ${out_refund_no}, the shop does not`),
  ]
}

/** I8: refunds never come to more than was paid, of either source, here or there; strays go back whole, once. */
export function refundsFit({ shop, wechat }: Both): string[] {
  return shop.payments.flatMap((payment) => {
    const own = shop.refunds.filter(({ payment_id }) => payment_id === payment.id)
    const counted = own.filter(
      ({ cause, state }) => cause !== 'requested' || (state !== 'rejected' && state !== 'closed'),
    )
    const wechatFen = sum(counted, ({ wechat_fen }) => wechat_fen)
    const balanceFen = sum(counted, ({ balance_fen }) => balance_fen)
    const atWechatFen = sum(
      [...wechat.refunds.values()].filter(
        ({ out_trade_no, status }) => out_trade_no === payment.out_trade_no && status !== 'REFUNDCLOSE',
      ),
      ({ refundFen }) => refundFen,
    )
    const name = `payment ${payment.out_trade_no}`
    return [
      ...(wechatFen > payment.total_fen || balanceFen > payment.balance_fen || atWechatFen > payment.total_fen
        ? [
            `I8: ${name} of ${payment.total_fen} + ${payment.balance_fen} gives back ${wechatFen} + ${balanceFen}, at WeChat ${atWechatFen}`,
          ]
        : []),
      ...(wechatFen !== payment.refund_wechat_fen || balanceFen !== payment.refund_balance_fen
        ? [`I8: ${name} sets aside another amount than its refunds`]
        : []),
      ...strayViolations(payment, own),
    ]
  })
}

function strayViolations(payment: PaymentRow, refunds: ShopBooks['refunds']): string[] {
  const automatic = refunds.filter(({ cause }) => cause !== 'requested')
  const isStray = payment.state === 'paid' && !payment.captured
  const isRight =
    automatic.length === (isStray ? 1 : 0) &&
    automatic.every(({ wechat_fen, balance_fen }) => wechat_fen === payment.total_fen && balance_fen === 0)
  return isRight ? [] : [`I8: payment ${payment.out_trade_no} has ${automatic.length} automatic refunds`]
}

/** I9: at rest, what was paid at WeChat is credited, refunded in full, or on the worklist. */
export function nothingIsLost({ shop, wechat, isQuiet }: Both): string[] {
  if (!isQuiet) return []
  return ordersOf(wechat, shop).flatMap(({ out_trade_no, payment, totalFen }) => {
    if (!payment || isOnWorklist(shop, out_trade_no)) return []
    const ours = shop.payments.find((one) => one.out_trade_no === out_trade_no)
    if (ours?.captured) return []
    const backFen = sum(
      [...wechat.refunds.values()].filter(
        (refund) => refund.out_trade_no === out_trade_no && refund.status === 'SUCCESS',
      ),
      ({ refundFen }) => refundFen,
    )
    return backFen === totalFen
      ? []
      : [`I9: ${totalFen} paid as ${out_trade_no} is lost: not credited, ${backFen} refunded, nobody told`]
  })
}

/** At rest no refund waits for anything but a person. */
export function nothingIsUnderWay({ shop, isQuiet }: Both): string[] {
  if (!isQuiet) return []
  return shop.refunds.flatMap(({ out_refund_no, state, payment_id }) => {
    const payment = shop.payments.find(({ id }) => id === payment_id)
    const isWaiting = state === 'approved' || state === 'processing' || state === 'abnormal'
    return isWaiting && !isOnWorklist(shop, payment?.out_trade_no ?? '')
      ? [`I9: refund ${out_refund_no} is ${state} and nobody was told`]
      : []
  })
}

/** The numbers of the payments whose notification the shop has accepted by now. */
export function acceptedNumbers({ deliveries }: WechatBooks): Set<string> {
  const accepted = deliveries.filter(
    ({ outcome, corrupted, out_refund_no }) =>
      outcome === 'accepted' && !corrupted && out_refund_no === undefined,
  )
  return new Set(accepted.map(({ out_trade_no }) => out_trade_no))
}

/** I12: what was answered "accepted" is in the books. */
export function acceptedIsKept(shop: ShopBooks, accepted: ReadonlySet<string>): string[] {
  const lost = shop.payments.filter(
    ({ out_trade_no, state }) =>
      accepted.has(out_trade_no) && state !== 'paid' && !isOnWorklist(shop, out_trade_no),
  )
  return lost.map(
    ({ out_trade_no }) => `I12: the notification of ${out_trade_no} was accepted and is not booked`,
  )
}

/** I13: one transaction pays one attempt, and is posted once. */
export function bookedOnce({ payments, journals }: ShopBooks): string[] {
  const twice = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => names.filter((one) => one === name).length > 1)
  const transactions = payments.flatMap(({ transaction_id }) => transaction_id ?? [])
  return [
    ...twice(transactions).map((id) => `I13: transaction ${id} pays more than one attempt`),
    ...twice(payments.map(({ out_trade_no }) => out_trade_no)).map((no) => `I13: ${no} was given out twice`),
    ...twice(journals.map(({ key }) => key)).map((key) => `I13: journal ${key} is posted twice`),
  ]
}

function isOnWorklist({ exceptions }: ShopBooks, outTradeNo: string): boolean {
  return exceptions.some(
    ({ out_trade_no, resolved_at }) => out_trade_no === outTradeNo && resolved_at === null,
  )
}

/** WeChat's orders of the audited shoppers. */
function ordersOf(wechat: WechatBooks, { users }: ShopBooks) {
  const openids = new Set(users.map(({ openid }) => openid))
  return [...wechat.orders.values()].filter(({ parameters }) => openids.has(parameters['openid'] ?? ''))
}
