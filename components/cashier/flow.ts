import type { BridgeHint } from '@/lib/domain/bridge'
import { standingOf, type CashierView } from '@/lib/domain/cashier-view'

/** What to tell the shopper beside the button. `refused` carries the server's own sentence. */
export type Notice =
  | { kind: 'not_paid' | 'not_permitted' | 'bridge_missing' | 'unreachable' }
  | { kind: 'refused'; message: string; requestId: string }

/**
 * Where the page stands:
 * - `ready`: nothing can have been charged, so the button is offered;
 * - `starting`: unifiedorder is under way; `paying`: WeChat's pay sheet is open;
 * - `confirming`: asking the server; `unsure`: asked for a minute without a final answer;
 * - `ended`: the server's word is final; `leaving`: the page is being left for the login or a reload.
 *
 * `after: 'ok'` means that the phone said it paid: then "unpaid" from the server may only be late, and paying again
 * is not offered (WeChat's guide: 不要重复发起支付). After anything else the server's "not charged" is believed.
 */
export type Step =
  | { name: 'ready'; notice: Notice | null }
  | { name: 'starting' | 'paying' | 'ended' }
  | { name: 'confirming' | 'unsure'; after: 'ok' | 'unclear'; notice: Notice | null }
  | { name: 'leaving'; to: 'login' | 'reload' }

/** `view` is always the newest the server said. */
export interface Cashier {
  view: CashierView
  step: Step
}

export type CashierEvent =
  | { name: 'tapped' }
  | { name: 'started'; status: 'payable' | 'paid' }
  | { name: 'start_refused'; code: string; message: string; requestId: string }
  | { name: 'start_unreachable' }
  | { name: 'bridge_answered'; hint: Exclude<BridgeHint, 'ignore'> | 'bridge_missing' }
  | { name: 'answered'; view: CashierView }
  | { name: 'login_required' | 'not_found' }
  /** The poll plan ran out. */
  | { name: 'gave_up' }
  /** The shopper came back to the page, or asks for the outcome by hand. */
  | { name: 'returned' | 'outcome_asked' }

/** The state a fresh page has: a page killed after paying asks the server before it offers anything. */
export function firstCashier(view: CashierView): Cashier {
  return { view, step: fromStanding(view, { name: 'ready', notice: null }) }
}

/** The whole behaviour of the cashier, free of time, network and bridge. */
export function nextCashier(now: Cashier, event: CashierEvent): Cashier {
  switch (event.name) {
    case 'answered':
      return isOlder(event.view, now.view)
        ? now
        : { view: event.view, step: afterAnswer(now.step, event.view) }
    case 'tapped':
      return now.step.name === 'ready' ? { ...now, step: { name: 'starting' } } : now
    case 'started':
    case 'start_refused':
    case 'start_unreachable':
      return now.step.name === 'starting' ? { ...now, step: afterStart(event) } : now
    case 'bridge_answered':
      return now.step.name === 'paying' ? { ...now, step: afterBridge(event.hint) } : now
    case 'login_required':
      return { ...now, step: { name: 'leaving', to: 'login' } }
    case 'not_found':
      return { ...now, step: { name: 'leaving', to: 'reload' } }
    case 'gave_up':
      return now.step.name === 'confirming' ? { ...now, step: { ...now.step, name: 'unsure' } } : now
    case 'returned':
      return now.step.name === 'unsure' ? { ...now, step: { ...now.step, name: 'confirming' } } : now
    case 'outcome_asked':
      return { ...now, step: afterOutcomeAsked(now.step) }
  }
}

function afterAnswer(step: Step, view: CashierView): Step {
  switch (step.name) {
    case 'ready':
      // WeChat said "cancel" and the server has no word yet: offering to pay again stays right, the number is the same.
      return step.notice?.kind === 'not_paid' && standingOf(view) === 'confirming'
        ? step
        : fromStanding(view, step)
    case 'starting':
    case 'paying':
      return isFinal(view) ? { name: 'ended' } : step
    case 'confirming':
    case 'unsure':
      if (step.after === 'ok') return isFinal(view) ? { name: 'ended' } : step
      return standingOf(view) === 'confirming'
        ? step
        : fromStanding(view, { name: 'ready', notice: step.notice })
    case 'ended':
    case 'leaving':
      return step
  }
}

function fromStanding(view: CashierView, ready: Step): Step {
  switch (standingOf(view)) {
    case 'payable':
      return ready
    case 'confirming':
      return { name: 'confirming', after: 'unclear', notice: null }
    case 'paid':
    case 'closed':
    case 'expired':
      return { name: 'ended' }
  }
}

type StartEvent = Extract<CashierEvent, { name: 'started' | 'start_refused' | 'start_unreachable' }>

function afterStart(event: StartEvent): Step {
  switch (event.name) {
    case 'started':
      // Even the server's "paid" is shown only with the order it belongs to, so the status is asked.
      return event.status === 'paid' ? confirmingAfter('ok') : { name: 'paying' }
    case 'start_unreachable':
      // The server may have done it all and only its answer is lost, so it is asked before the page says anything.
      return { name: 'confirming', after: 'unclear', notice: { kind: 'unreachable' } }
    case 'start_refused':
      return afterRefusal(event)
  }
}

function afterRefusal({ code, message, requestId }: Extract<StartEvent, { name: 'start_refused' }>): Step {
  const notice: Notice = { kind: 'refused', message, requestId }
  if (code === 'login_required') return { name: 'leaving', to: 'login' }
  if (code === 'not_found') return { name: 'leaving', to: 'reload' }
  if (code === 'order_paid') return confirmingAfter('ok')
  // The order is not what this page shows any more: fetch it, then say what changed.
  if (code === 'order_closed' || code === 'order_expired' || code === 'price_changed') {
    return { name: 'confirming', after: 'unclear', notice }
  }
  return { name: 'ready', notice }
}

function afterBridge(hint: Extract<CashierEvent, { name: 'bridge_answered' }>['hint']): Step {
  switch (hint) {
    case 'maybe_paid':
      return confirmingAfter('ok')
    case 'unclear':
      return { name: 'confirming', after: 'unclear', notice: { kind: 'not_paid' } }
    case 'not_paid':
    case 'not_permitted':
    case 'bridge_missing':
      return { name: 'ready', notice: { kind: hint } }
  }
}

function afterOutcomeAsked(step: Step): Step {
  if (step.name === 'paying') return confirmingAfter('unclear')
  return step.name === 'unsure' ? { ...step, name: 'confirming' } : step
}

function confirmingAfter(after: 'ok' | 'unclear'): Step {
  return { name: 'confirming', after, notice: null }
}

/** True when no later answer matters to this page: what was paid stays paid. */
function isFinal(view: CashierView): boolean {
  const standing = standingOf(view)
  return standing === 'paid' || standing === 'closed'
}

// Answers can overtake each other; "unpaid" from before must not follow "paid".
function isOlder(view: CashierView, than: CashierView): boolean {
  return Date.parse(view.serverTime) < Date.parse(than.serverTime)
}
