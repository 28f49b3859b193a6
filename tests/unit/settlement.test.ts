import { expect, test } from 'vitest'
import { decideSettlement, type SettlementSnapshot } from '@/lib/domain/settlement'
import type { TradeState, Transaction } from '@/lib/domain/transaction'

const merchant = { appid: 'wx1234567890abcdef', mchid: '1900000109' }

const paid: Transaction = {
  ...merchant,
  outTradeNo: '12345678901234567890A1774495197',
  tradeState: 'SUCCESS',
  totalFen: 3990,
  payerTotalFen: 3990,
  subMchid: null,
  isCny: true,
  transactionId: '4200001234202611240000000001',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  bankType: 'OTHERS',
  successTime: new Date('2026-11-24T10:00:00+08:00'),
}

function snapshot(
  change: {
    payment?: Partial<SettlementSnapshot['payment']>
    order?: Partial<SettlementSnapshot['order']>
  } = {},
): SettlementSnapshot {
  return {
    payment: {
      id: 7,
      state: 'payable',
      ...merchant,
      totalFen: 3990,
      balanceFen: 0,
      hold: 'none',
      transactionId: null,
      ...change.payment,
    },
    order: { id: 3, state: 'awaiting_payment', totalFen: 3990, closeReason: null, ...change.order },
  }
}

function decide(said: Transaction, stored: SettlementSnapshot | null, bookedOn: number | null = null) {
  return decideSettlement(said, { snapshot: stored, bookedOn, gone: false, merchant })
}

/** The same once the database found that goods, coupon or balance are gone. */
function decideGone(stored: SettlementSnapshot) {
  return decideSettlement(paid, { snapshot: stored, bookedOn: null, gone: true, merchant })
}

test('money for a waiting order settles it, whatever the attempt looked like', () => {
  for (const state of ['opened', 'payable', 'superseded', 'closed'] as const) {
    expect(decide(paid, snapshot({ payment: { state } }))).toEqual({ outcome: 'settled', action: 'capture' })
  }
})

test('a coupon makes the shopper pay less and the order is still paid', () => {
  expect(decide({ ...paid, payerTotalFen: 0 }, snapshot())).toEqual({ outcome: 'settled', action: 'capture' })
})

test('the same money told again changes nothing', () => {
  const stored = snapshot({
    payment: { state: 'paid', transactionId: paid.transactionId },
    order: { state: 'paid' },
  })
  expect(decide(paid, stored, 7)).toEqual({ outcome: 'already_settled' })
})

test('only SUCCESS is paid', () => {
  const states: TradeState[] = ['NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT']
  for (const tradeState of states) {
    expect(decide({ ...paid, tradeState }, snapshot())).toEqual({ outcome: 'not_paid' })
  }
})

test('a payment given back at the merchant platform before we heard of it does not ship goods', () => {
  expect(decide({ ...paid, tradeState: 'REFUND' }, snapshot())).toEqual({
    outcome: 'mismatch',
    reason: 'refunded_at_wechat',
  })
})

test('a number we never gave out is an unknown payment', () => {
  expect(decide(paid, null)).toEqual({ outcome: 'unknown_payment' })
})

test.each([
  ['appid', { appid: 'wxfedcba0987654321' }],
  ['mchid', { mchid: '1900000110' }],
  ['mchid', { subMchid: '1900000110' }],
  ['total_fee', { totalFen: 3991 }],
  ['total_fee', { totalFen: null }],
  ['fee_type', { isCny: false }],
  ['transaction_id_missing', { transactionId: null }],
] as const)('evidence with another %s is a mismatch', (reason, change) => {
  expect(decide({ ...paid, ...change }, snapshot())).toEqual({ outcome: 'mismatch', reason })
})

test('an account of somebody else is a mismatch even for an unknown number', () => {
  expect(decide({ ...paid, mchid: '1' }, null)).toEqual({ outcome: 'mismatch', reason: 'mchid' })
})

test('a transaction_id is booked on one payment only', () => {
  expect(decide(paid, snapshot(), 8)).toEqual({
    outcome: 'mismatch',
    reason: 'transaction_id_on_another_payment',
  })
})

test('a paid attempt is not paid again by another transaction', () => {
  const stored = snapshot({
    payment: { state: 'paid', transactionId: '4200000000000000000000000000' },
    order: { state: 'paid' },
  })
  expect(decide(paid, stored)).toEqual({ outcome: 'mismatch', reason: 'paid_by_another_transaction' })
})

const mixed = { totalFen: 3000, balanceFen: 990 }
const saidMixed = { ...paid, totalFen: 3000 }

test('with a balance part, both together must be the price', () => {
  const stored = snapshot({ payment: { ...mixed, hold: 'held' } })
  expect(decide(saidMixed, stored)).toEqual({ outcome: 'settled', action: 'capture' })
  const dearer = snapshot({ payment: { ...mixed, hold: 'held' }, order: { totalFen: 3991 } })
  expect(decide(saidMixed, dearer)).toEqual({ outcome: 'paid_after_close', action: 'refund' })
})

test('an attempt that was given up takes its balance part anew, or goes back', () => {
  const stored = snapshot({ payment: { ...mixed, state: 'superseded', hold: 'released' } })
  expect(decide(saidMixed, stored)).toEqual({ outcome: 'settled', action: 'recapture' })
  const gone = snapshot({ payment: { state: 'superseded' } })
  expect(decideGone(gone)).toEqual({ outcome: 'paid_after_close', action: 'refund' })
})

test('money for a price the order no longer has goes back', () => {
  const stored = snapshot({ order: { totalFen: 2990 } })
  expect(decide(paid, stored)).toEqual({ outcome: 'paid_after_close', action: 'refund' })
})

test('who was late gets the goods while they last, who cancelled gets the money', () => {
  const late = snapshot({ order: { state: 'closed', closeReason: 'expired' } })
  expect(decide(paid, late)).toEqual({ outcome: 'paid_after_close', action: 'revive' })
  expect(decideGone(late)).toEqual({ outcome: 'paid_after_close', action: 'refund' })
  const cancelled = snapshot({ order: { state: 'closed', closeReason: 'cancelled' } })
  expect(decide(paid, cancelled)).toEqual({ outcome: 'paid_after_close', action: 'refund' })
})

test('a second attempt of a paid order is a duplicate payment and goes back', () => {
  for (const state of ['paid', 'shipped', 'received'] as const) {
    expect(decide(paid, snapshot({ order: { state } }))).toEqual({
      outcome: 'duplicate_payment',
      action: 'refund',
    })
  }
})
