import { expect, test } from 'vitest'
import { decideSettlement, usualSnapshot, type SettlementSnapshot } from '@/lib/domain/settlement'
import type { TradeState, Transaction } from '@/lib/domain/transaction'

const merchant = { appid: 'wx1234567890abcdef', mchid: '1900000109' }

const paid: Transaction = {
  signedWith: 'HMAC-SHA256',
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

/** What is stored of the payment that `paid` speaks of, while it waits. */
const stored: SettlementSnapshot = {
  ...merchant,
  signType: 'HMAC-SHA256',
  totalFen: 3990,
  isPaid: false,
  transactionId: null,
  isBookedElsewhere: false,
  isHoldReleased: false,
  orderState: 'awaiting_payment',
  closeReason: null,
  isOrderPrice: true,
}

const decide = (said: Transaction, snapshot: SettlementSnapshot | null) =>
  decideSettlement(said, { snapshot, gone: false, merchant })

/** The same once the database found that goods, coupon or balance are gone. */
const decideGone = (snapshot: SettlementSnapshot) =>
  decideSettlement(paid, { snapshot, gone: true, merchant })

test('money for a waiting order settles it', () => {
  expect(decide(paid, stored)).toEqual({ outcome: 'settled', action: 'capture' })
})

test('what is usual is what stands for nearly all evidence, and settles it', () => {
  expect(usualSnapshot(paid, merchant)).toEqual(stored)
})

test('evidence without an amount never meets what is usual', () => {
  const said = { ...paid, totalFen: null }
  expect(decide(said, usualSnapshot(said, merchant))).toEqual({ outcome: 'mismatch', reason: 'total_fee' })
})

test('a coupon makes the shopper pay less and the order is still paid', () => {
  expect(decide({ ...paid, payerTotalFen: 0 }, stored)).toEqual({ outcome: 'settled', action: 'capture' })
})

test('the same money told again changes nothing', () => {
  const { transactionId } = paid
  const settled: SettlementSnapshot = { ...stored, isPaid: true, transactionId, orderState: 'paid' }
  expect(decide(paid, settled)).toEqual({ outcome: 'already_settled' })
})

test('only SUCCESS is paid', () => {
  const states: TradeState[] = ['NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT']
  for (const tradeState of states) {
    expect(decide({ ...paid, tradeState }, stored)).toEqual({ outcome: 'not_paid' })
  }
})

test('a payment given back at the merchant platform before we heard of it does not ship goods', () => {
  expect(decide({ ...paid, tradeState: 'REFUND' }, stored)).toEqual({
    outcome: 'mismatch',
    reason: 'refunded_at_wechat',
  })
})

test('a number we never gave out is an unknown payment', () => {
  expect(decide(paid, null)).toEqual({ outcome: 'unknown_payment' })
})

test.each([
  ['HMAC-SHA256', 'MD5'],
  ['MD5', 'HMAC-SHA256'],
  ['RSA', 'HMAC-SHA256'],
  ['RSA', 'MD5'],
] as const)(
  'A23: a payment made with %s takes no signature of %s, whatever it says',
  (signType, signedWith) => {
    for (const change of [{}, { mchid: '1' }, { tradeState: 'NOTPAY' as const }, { totalFen: 1 }]) {
      expect(decide({ ...paid, ...change, signedWith }, { ...stored, signType })).toEqual({
        outcome: 'unsigned',
      })
    }
  },
)

test('A9: an unknown number may be signed with either algorithm: it only becomes an item to look at', () => {
  expect(decide({ ...paid, signedWith: 'MD5' }, null)).toEqual({ outcome: 'unknown_payment' })
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
  expect(decide({ ...paid, ...change }, stored)).toEqual({ outcome: 'mismatch', reason })
})

test('an account of somebody else is a mismatch even for an unknown number', () => {
  expect(decide({ ...paid, mchid: '1' }, null)).toEqual({ outcome: 'mismatch', reason: 'mchid' })
})

test('a transaction_id is booked on one payment only', () => {
  expect(decide(paid, { ...stored, isBookedElsewhere: true })).toEqual({
    outcome: 'mismatch',
    reason: 'transaction_id_on_another_payment',
  })
})

test('a paid attempt is not paid again by another transaction', () => {
  const transactionId = '4200000000000000000000000000'
  const settled: SettlementSnapshot = { ...stored, isPaid: true, transactionId, orderState: 'paid' }
  expect(decide(paid, settled)).toEqual({ outcome: 'mismatch', reason: 'paid_by_another_transaction' })
})

test('an attempt that was given up takes its balance part anew, or goes back', () => {
  const released = { ...stored, isHoldReleased: true }
  expect(decide(paid, released)).toEqual({ outcome: 'settled', action: 'recapture' })
  expect(decideGone(released)).toEqual({ outcome: 'paid_after_close', action: 'refund' })
})

test('money for a price the order no longer has goes back', () => {
  for (const orderState of ['awaiting_payment', 'closed'] as const) {
    expect(decide(paid, { ...stored, orderState, isOrderPrice: false })).toEqual({
      outcome: 'paid_after_close',
      action: 'refund',
    })
  }
})

test('who was late gets the goods while they last, who cancelled gets the money', () => {
  const late: SettlementSnapshot = { ...stored, orderState: 'closed', closeReason: 'expired' }
  expect(decide(paid, late)).toEqual({ outcome: 'paid_after_close', action: 'revive' })
  expect(decideGone(late)).toEqual({ outcome: 'paid_after_close', action: 'refund' })
  expect(decide(paid, { ...late, closeReason: 'cancelled' })).toEqual({
    outcome: 'paid_after_close',
    action: 'refund',
  })
})

test('a second attempt of a paid order is a duplicate payment and goes back', () => {
  for (const orderState of ['paid', 'shipped', 'received'] as const) {
    expect(decide(paid, { ...stored, orderState })).toEqual({
      outcome: 'duplicate_payment',
      action: 'refund',
    })
  }
})
