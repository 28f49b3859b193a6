import { expect, test } from 'vitest'
import { nextOrderState, type OrderEvent, type OrderState } from '@/lib/domain/order'
import { isLive, nextPaymentState, statesBefore } from '@/lib/domain/payment'

test('a paid order never closes, and a closed one leaves that state by money alone', () => {
  const events: OrderEvent[] = ['paid', 'shipped', 'received', 'closed']
  const paidOrLater: OrderState[] = ['paid', 'shipped', 'received']
  for (const state of paidOrLater) expect(nextOrderState(state, 'closed')).toBeNull()
  for (const event of events) expect(nextOrderState('closed', event)).toBeNull()
  expect(nextOrderState('closed', 'revived')).toBe('paid')
  expect(nextOrderState('awaiting_payment', 'paid')).toBe('paid')
})

test('money that moved is a fact in every state, and "paid" is the end', () => {
  expect(statesBefore('succeeded')).toEqual(['opened', 'payable', 'superseded', 'closed'])
  for (const event of ['prepaid', 'succeeded', 'closed', 'superseded'] as const) {
    expect(nextPaymentState('paid', event)).toBeNull()
  }
})

test('only an attempt a shopper would be given is live', () => {
  expect([
    isLive('opened'),
    isLive('payable'),
    isLive('superseded'),
    isLive('closed'),
    isLive('paid'),
  ]).toEqual([true, true, false, false, false])
})
