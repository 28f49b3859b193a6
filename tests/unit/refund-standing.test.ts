import { expect, test } from 'vitest'
import type { RefundState } from '@/lib/domain/refund'
import { refundStandingOf } from '@/lib/domain/refund-standing'

const of = (...refunds: [RefundState, number][]) =>
  refundStandingOf(
    9900,
    refunds.map(([state, amountFen]) => ({ state, amountFen })),
  )

test('an order without refunds, or with refused ones only, is not about a refund', () => {
  expect(of()).toBe('none')
  expect(of(['rejected', 9900], ['closed', 100])).toBe('none')
})

test('one refund on its way is what the order is about, whatever came back before', () => {
  for (const state of ['requested', 'approved', 'processing', 'abnormal'] as const) {
    expect(of(['succeeded', 100], [state, 200])).toBe('under_way')
  }
})

test('an order is refunded when all of its price came back, in however many parts', () => {
  expect(of(['succeeded', 9900])).toBe('refunded')
  expect(of(['succeeded', 9800], ['rejected', 100], ['succeeded', 100])).toBe('refunded')
  expect(of(['succeeded', 9899])).toBe('partly_refunded')
})
