import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideRefundSettlement,
  nextRefundState,
  refundableFen,
  splitRefund,
  type RefundEvent,
  type RefundSnapshot,
  type RefundState,
} from '@/lib/domain/refund'
import type { WechatRefund } from '@/lib/domain/wechat-refund'

const paid = { totalFen: 700, balanceFen: 300, refundWechatFen: 0, refundBalanceFen: 0 }

test('money goes back to WeChat first and then to the balance, never more than each gave', () => {
  expect(splitRefund(paid, 700)).toEqual({ wechatFen: 700, balanceFen: 0 })
  expect(splitRefund(paid, 701)).toEqual({ wechatFen: 700, balanceFen: 1 })
  expect(splitRefund(paid, 1000)).toEqual({ wechatFen: 700, balanceFen: 300 })
  expect(splitRefund({ ...paid, refundWechatFen: 650 }, 100)).toEqual({ wechatFen: 50, balanceFen: 50 })
})

test.each([0, -1, 1.5, 1001, Number.NaN, Number.MAX_SAFE_INTEGER + 2])(
  '%d cannot be asked back',
  (amount) => {
    expect(splitRefund(paid, amount)).toBeNull()
  },
)

test('however it is cut up, refunds together come to what was paid', () => {
  const source = fc.nat(5_000)
  fc.assert(
    fc.property(
      source,
      source,
      fc.array(fc.integer({ min: 1, max: 3_000 })),
      (totalFen, balanceFen, asks) => {
        const left = { totalFen, balanceFen, refundWechatFen: 0, refundBalanceFen: 0 }
        for (const ask of asks) {
          const parts = splitRefund(left, ask)
          if (parts === null) {
            expect(ask).toBeGreaterThan(refundableFen(left))
            continue
          }
          expect(parts.wechatFen + parts.balanceFen).toBe(ask)
          left.refundWechatFen += parts.wechatFen
          left.refundBalanceFen += parts.balanceFen
        }
        expect(left.refundWechatFen).toBeLessThanOrEqual(totalFen)
        expect(left.refundBalanceFen).toBeLessThanOrEqual(balanceFen)
        // The balance is touched only when WeChat's part is used up.
        if (left.refundBalanceFen > 0) expect(left.refundWechatFen).toBe(totalFen)
      },
    ),
  )
})

const known: RefundSnapshot = { id: 1, state: 'processing', outTradeNo: 'A1', totalFen: 700, wechatFen: 500 }
const said: WechatRefund = {
  outRefundNo: 'R1',
  outTradeNo: 'A1',
  totalFen: 700,
  refundFen: 500,
  status: 'SUCCESS',
  refundId: '5030',
  transactionId: '4200',
  succeededAt: null,
}

test('WeChat says how it went; still under way changes nothing', () => {
  const decide = (status: WechatRefund['status'], state: RefundState = 'processing') =>
    decideRefundSettlement({ ...said, status }, { ...known, state })
  expect(decide('SUCCESS')).toEqual({ outcome: 'moved', to: 'succeeded' })
  expect(decide('CHANGE')).toEqual({ outcome: 'moved', to: 'abnormal' })
  expect(decide('REFUNDCLOSE')).toEqual({ outcome: 'moved', to: 'closed' })
  expect(decide('PROCESSING')).toEqual({ outcome: 'unchanged' })
  expect(decide('SUCCESS', 'abnormal')).toEqual({ outcome: 'moved', to: 'succeeded' })
  // The answer to our call was lost, and it was done all the same.
  expect(decide('SUCCESS', 'approved')).toEqual({ outcome: 'moved', to: 'succeeded' })
})

test('an end is never taken back, and nothing that no operator approved happens', () => {
  for (const state of ['succeeded', 'closed', 'rejected', 'requested'] as const) {
    for (const status of ['SUCCESS', 'CHANGE', 'REFUNDCLOSE'] as const) {
      expect(decideRefundSettlement({ ...said, status }, { ...known, state }).outcome).toBe('unchanged')
    }
  }
})

test.each([
  ['another payment', { outTradeNo: 'A2' }],
  ['another amount', { refundFen: 501 }],
  ['no amount', { refundFen: null }],
  ['another total', { totalFen: 701 }],
] as const)('%s is a mismatch', (_what, change) => {
  expect(decideRefundSettlement({ ...said, ...change }, known)).toEqual({ outcome: 'mismatch' })
})

test('a number we never gave out is unknown', () => {
  expect(decideRefundSettlement(said, null)).toEqual({ outcome: 'unknown_refund' })
})

test('the three ends have no way out', () => {
  const events: RefundEvent[] = ['approved', 'rejected', 'sent', 'succeeded', 'became_abnormal', 'closed']
  for (const state of ['succeeded', 'closed', 'rejected'] as const) {
    for (const event of events) expect(nextRefundState(state, event)).toBeNull()
  }
})
