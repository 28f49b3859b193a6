import { standingOf, type CashierView } from '@/lib/domain/cashier-view'
import { formatYuan } from '@/lib/domain/money'
import type { Stray } from '@/lib/domain/stray'
import { cashierText as text } from '@/lib/domain/zh-cn'
import type { Cashier, Notice } from './flow'

/** `unpaid` is the one that leaves something to do here: the button stays. */
export type Look = 'paid' | 'waiting' | 'unpaid' | 'closed'

export interface Message {
  look: Look
  title: string
  text: string
}

const looks = {
  paid: 'paid',
  confirming: 'waiting',
  unsure: 'waiting',
  expired: 'closed',
  cancelled: 'closed',
  closed: 'closed',
  returned: 'closed',
} as const satisfies Record<keyof typeof text.results, Look>

/** What is said of how long an unpaid order is kept. That never changes, so the server says it. */
export interface KeptWords {
  /** Below the way out. */
  later: string
  /** When a payment did not come about. */
  unpaid: string
}

/** The page's headline once there is a result, or the wait for one; null while it is a cashier and no more. */
export function messageOf({ step, view }: Cashier, kept: KeptWords): Message | null {
  switch (step.name) {
    case 'confirming':
    case 'unsure':
      return resultOf(step.name)
    case 'ready':
      return step.notice?.kind === 'not_paid'
        ? { look: 'unpaid', title: text.unpaid, text: kept.unpaid }
        : null
    case 'ended':
      return endOf(view)
    case 'starting':
    case 'paying':
    case 'leaving':
      return null
  }
}

function endOf(view: CashierView): Message | null {
  const standing = standingOf(view)
  switch (standing) {
    case 'payable':
      return null
    case 'closed':
      // Money for a closed order goes back by itself, or, where it ran out of time only, may still buy its goods.
      if (view.strays.length > 0) return resultOf('returned')
      return resultOf(view.closeReason === 'cancelled' ? 'cancelled' : 'closed')
    case 'paid':
    case 'confirming':
    case 'expired':
      return resultOf(standing)
  }
}

function resultOf(name: keyof typeof looks): Message {
  const [title, sentence] = text.results[name]
  return { look: looks[name], title, text: sentence }
}

/** What became of money that bought nothing. */
export function strayWords({ cause, amountFen, progress }: Stray): string {
  const ends = { under_way: text.comesBack, done: text.cameBack, stuck: text.stuck }
  const said = { amount: formatYuan(amountFen), end: ends[progress] }
  return cause === 'duplicate_payment' ? text.paidTwice(said) : text.paidTooLate(said)
}

/** The sentence beside the button: what happened, whether money moved, what to do. Null where the headline says it. */
export function sentenceOf(notice: Notice): string | null {
  switch (notice.kind) {
    case 'not_paid':
      return null
    case 'not_permitted':
      return text.notPermitted
    case 'bridge_missing':
      return text.bridgeMissing
    case 'unreachable':
      return text.unreachable
    case 'refused':
      return notice.requestId === ''
        ? notice.message
        : text.withId({ sentence: notice.message, requestId: notice.requestId })
  }
}
