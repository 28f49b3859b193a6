export type OrderState = 'awaiting_payment' | 'paid' | 'shipped' | 'received' | 'closed'

/** An order closes because its time ran out, or because the shopper wished so. */
export type CloseReason = 'expired' | 'cancelled'

export type OrderEvent = 'paid' | 'revived' | 'shipped' | 'received' | 'closed'

/** Every legal move; what is not here cannot happen. A paid order never closes: refunds hang on it instead. */
const transitions = {
  awaiting_payment: { paid: 'paid', closed: 'closed' },
  paid: { shipped: 'shipped' },
  shipped: { received: 'received' },
  received: {},
  // Paid after close, with everything still there to be sold.
  closed: { revived: 'paid' },
} as const satisfies Record<OrderState, Partial<Record<OrderEvent, OrderState>>>

/** The next state, or null when the event changes nothing from here. */
export function nextOrderState(state: OrderState, event: OrderEvent): OrderState | null {
  const row: Partial<Record<OrderEvent, OrderState>> = transitions[state]
  return row[event] ?? null
}
