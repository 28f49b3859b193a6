import { formatYuan } from './money'
import type { Stray } from './stray'
import { timelineText } from './zh-cn'

/** One line of an order's history as it was written down. */
export interface OrderEventRow {
  at: Date
  event: string
  detail: unknown
}

/** One line of an order's history as its shopper reads it. */
export interface TimelineEntry {
  at: Date
  title: string
  note: string | null
}

type Words = { title: string; note?: string } | null
type StrayCause = Stray['cause']
/** `cause` is why a refund that nobody asked for was made; undefined for any other event. */
type Teller = (detail: ReadonlyMap<string, unknown>, cause: StrayCause | undefined) => Words

const words = timelineText
const silent: Teller = () => null
// A refund that nobody asked for has words of its own, or none.
const ofRefund =
  (title: string, end: 'succeeded' | 'failed' | null): Teller =>
  (_, cause) => {
    if (cause === undefined) return { title }
    return end && { title: words.stray[cause][end] }
  }

/**
 * Every event that is ever written, in a shopper's words; null for what is between machines. Nothing of a detail is
 * told but what is named here: it also holds WeChat's numbers, and who of the shop did it.
 */
const tellers = {
  order_placed: () => ({ title: words.placed }),
  payment_opened: () => ({ title: words.payment }),
  payment_payable: silent,
  payment_closed: silent,
  payment_superseded: silent,
  queried: silent,
  bridge_reported: silent,
  price_changed: (detail) => ({
    title: words.priceChanged,
    note: words.price(yuanIn(detail, 'fromFen'), yuanIn(detail, 'toFen')),
  }),
  settled: () => ({ title: words.paid }),
  paid_after_close: (detail) => ({
    title: detail.get('action') === 'refund' ? words.paidLate : words.paid,
  }),
  duplicate_payment: () => ({ title: words.paidTwice }),
  order_shipped: (detail) => ({
    title: words.shipped,
    note: words.parcel(textIn(detail, 'carrier'), textIn(detail, 'trackingNo')),
  }),
  order_received: (detail) => ({
    title: detail.get('by') === 'time' ? words.receivedBySelf : words.received,
  }),
  order_closed: (detail) => ({
    title: detail.get('reason') === 'cancelled' ? words.cancelled : words.expired,
  }),
  refund_requested: (detail) => ({
    title: words.refund.requested,
    note: `¥${formatYuan(fenIn(detail, 'wechatFen') + fenIn(detail, 'balanceFen'))}`,
  }),
  refund_approved: () => ({ title: words.refund.approved }),
  refund_rejected: (detail) => ({ title: words.refund.rejected, note: textIn(detail, 'decision') }),
  refund_processing: ofRefund(words.refund.processing, null),
  refund_succeeded: ofRefund(words.refund.succeeded, 'succeeded'),
  refund_abnormal: ofRefund(words.refund.abnormal, 'failed'),
  refund_closed: ofRefund(words.refund.closed, 'failed'),
} satisfies Record<string, Teller>

export const orderEvents: readonly string[] = Object.keys(tellers)

const tellerOf: ReadonlyMap<string, Teller> = new Map(Object.entries(tellers))

/**
 * An order's history, newest first. `events` come oldest first; `strayCauses` has the refunds of money that bought
 * nothing, by their numbers. However often the shopper began to pay, the first time is told.
 */
export function timelineOf(
  events: readonly OrderEventRow[],
  strayCauses: ReadonlyMap<string, StrayCause>,
): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  const firstPayment = events.find(({ event }) => event === 'payment_opened')
  for (const row of events) {
    if (row.event === 'payment_opened' && row !== firstPayment) continue
    const detail = fieldsOf(row.detail)
    const told = tellerOf.get(row.event)?.(detail, strayCauses.get(textIn(detail, 'outRefundNo')))
    if (told) entries.push({ at: row.at, title: told.title, note: told.note || null })
  }
  return entries.reverse()
}

function fieldsOf(detail: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof detail === 'object' && detail !== null ? Object.entries(detail) : [])
}

function textIn(detail: ReadonlyMap<string, unknown>, name: string): string {
  const value = detail.get(name)
  return typeof value === 'string' ? value : ''
}

function fenIn(detail: ReadonlyMap<string, unknown>, name: string): number {
  const value = detail.get(name)
  return typeof value === 'number' ? value : 0
}

function yuanIn(detail: ReadonlyMap<string, unknown>, name: string): string {
  return formatYuan(fenIn(detail, name))
}
