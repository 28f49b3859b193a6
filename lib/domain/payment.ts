/**
 * Where an attempt to pay stands.
 * - `opened`: written down, WeChat perhaps not told yet.
 * - `payable`: WeChat gave a prepay_id.
 * - `superseded`: replaced by a newer attempt but not closed at WeChat yet, so it may still be paid.
 */
export type PaymentState = 'opened' | 'payable' | 'paid' | 'closed' | 'superseded'

/** The balance part of an attempt: `none` without one, else held until it is captured or released, once. */
export type HoldState = 'none' | 'held' | 'captured' | 'released'

export type PaymentEvent = 'prepaid' | 'succeeded' | 'closed' | 'superseded'

const transitions = {
  opened: { prepaid: 'payable', succeeded: 'paid', closed: 'closed', superseded: 'superseded' },
  // A prepay_id lives two hours; a repeated unifiedorder brings a fresh one.
  payable: { prepaid: 'payable', succeeded: 'paid', closed: 'closed', superseded: 'superseded' },
  // Money that moved is a fact; our wish to replace or close the attempt is not.
  superseded: { succeeded: 'paid', closed: 'closed' },
  closed: { succeeded: 'paid' },
  paid: {},
} as const satisfies Record<PaymentState, Partial<Record<PaymentEvent, PaymentState>>>

/** The next state, or null when the event changes nothing from here. */
export function nextPaymentState(state: PaymentState, event: PaymentEvent): PaymentState | null {
  const row: Partial<Record<PaymentEvent, PaymentState>> = transitions[state]
  return row[event] ?? null
}

/** The states an event may start from: the `WHERE` of the update that makes the move. */
export function statesBefore(event: PaymentEvent): PaymentState[] {
  const states = Object.keys(transitions) as PaymentState[]
  return states.filter((state) => nextPaymentState(state, event) !== null)
}

/** A live attempt is the one a shopper would be given; an order has one at most. */
export function isLive(state: PaymentState): boolean {
  return state === 'opened' || state === 'payable'
}
