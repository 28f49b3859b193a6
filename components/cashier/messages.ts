import { standingOf, type CashierView } from '@/lib/domain/cashier-view'
import { formatYuan } from '@/lib/domain/money'
import type { Stray } from '@/lib/domain/stray'
import { cashierText as text } from '@/lib/domain/zh-cn'
import type { Cashier, Notice } from './flow'
import type { CashierWords } from './words'

/** `unpaid` is the one that leaves something to do here: the button stays. */
export type Look = 'paid' | 'waiting' | 'unpaid' | 'closed'

export interface Message {
  look: Look
  title: string
  text: string
}

const looks = {
  paid: 'paid',
  news: 'paid',
  confirming: 'waiting',
  unsure: 'waiting',
  expired: 'closed',
  cancelled: 'closed',
  closed: 'closed',
  returned: 'closed',
} as const satisfies Record<keyof CashierWords['results'], Look>

/** The page's headline once there is a result, or the wait for one; null while it is a cashier and no more. */
export function messageOf({ step, view }: Cashier, words: CashierWords): Message | null {
  switch (step.name) {
    case 'confirming':
    case 'unsure':
      return resultOf(step.name, words)
    case 'ready':
      return step.notice?.kind === 'not_paid'
        ? { look: 'unpaid', title: words.unpaid, text: words.unpaidText }
        : null
    case 'ended':
      return endOf(view, words)
    case 'starting':
    case 'paying':
    case 'leaving':
      return null
  }
}

function endOf(view: CashierView, words: CashierWords): Message | null {
  const standing = standingOf(view)
  switch (standing) {
    case 'payable':
      return null
    case 'closed':
      // Money for a closed order goes back by itself, or, where it ran out of time only, may still buy its goods.
      if (view.strays.length > 0) return resultOf('returned', words)
      return resultOf(view.closeReason === 'cancelled' ? 'cancelled' : 'closed', words)
    case 'paid':
      return resultOf(view.hasNews ? 'news' : 'paid', words)
    case 'confirming':
    case 'expired':
      return resultOf(standing, words)
  }
}

function resultOf(name: keyof typeof looks, words: CashierWords): Message {
  const [title, sentence] = words.results[name]
  return { look: looks[name], title, text: sentence }
}

/** What became of money that bought nothing. */
export function strayWords({ cause, amountFen, progress }: Stray, words: CashierWords): string {
  const said = { amount: formatYuan(amountFen), end: words.strays[progress] }
  return cause === 'duplicate_payment' ? text.paidTwice(said) : text.paidTooLate(said)
}

/** The sentence beside the button: what happened, whether money moved, what to do. Null where the headline says it. */
export function sentenceOf(notice: Notice, words: CashierWords): string | null {
  switch (notice.kind) {
    case 'not_paid':
      return null
    case 'not_permitted':
    case 'bridge_missing':
    case 'unreachable':
      return words.notices[notice.kind]
    case 'refused':
      return notice.requestId === ''
        ? notice.message
        : text.withId({ sentence: notice.message, requestId: notice.requestId })
  }
}
