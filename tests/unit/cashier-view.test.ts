import { expect, test } from 'vitest'
import { partsOf, readCashierView, standingOf, type CashierView } from '@/lib/domain/cashier-view'

const view: CashierView = {
  orderNo: '12345678901234567890',
  state: 'awaiting_payment',
  closeReason: null,
  totalFen: 9900,
  payableFen: 9900,
  balanceFen: 0,
  availableFen: 0,
  paidAt: null,
  expiresAt: '2026-11-24T02:30:00.000Z',
  serverTime: '2026-11-24T02:00:00.000Z',
  title: '山茶花茶',
  mayBeCharged: false,
  hasNews: false,
  strays: [],
}

test('reads the status answer, also when what is null is left out or fields are added', () => {
  const { paidAt, closeReason, ...unpaid } = view
  expect([paidAt, closeReason]).toEqual([null, null])
  expect(readCashierView({ ...unpaid, added: 1 })).toEqual(view)
})

test('anything else is null, so that a hotel login page or a half answer never reaches the screen', () => {
  const strangers = [
    null,
    undefined,
    '',
    'paid',
    [],
    {},
    { ...view, state: 'SUCCESS' },
    { ...view, totalFen: '1' },
  ]
  for (const stranger of strangers) expect(readCashierView(stranger)).toBeNull()
  for (const name of Object.keys(view).filter((name) => name !== 'paidAt' && name !== 'closeReason')) {
    expect(readCashierView({ ...view, [name]: undefined }), name).toBeNull()
  }
  expect(readCashierView({ ...view, serverTime: 'soon' })).toBeNull()
})

test('money on its way back is read whole or not at all', () => {
  const stray = { cause: 'duplicate_payment', amountFen: 100, progress: 'done' } as const
  expect(readCashierView({ ...view, strays: [{ ...stray, added: 1 }] })).toEqual({ ...view, strays: [stray] })
  for (const strange of [
    null,
    'none',
    [null],
    [{ ...stray, cause: 'gift' }],
    [{ ...stray, amountFen: '1' }],
  ]) {
    expect(readCashierView({ ...view, strays: strange })).toBeNull()
  }
})

test('expiry is judged by the server’s clock alone (E19)', () => {
  expect(standingOf(view)).toBe('payable')
  expect(standingOf({ ...view, serverTime: view.expiresAt })).toBe('expired')
  expect(standingOf({ ...view, serverTime: '2026-11-24T02:29:59.999Z' })).toBe('payable')
})

test('what may have been charged is confirmed before anything is offered, expired or not', () => {
  expect(standingOf({ ...view, mayBeCharged: true })).toBe('confirming')
  expect(standingOf({ ...view, mayBeCharged: true, serverTime: view.expiresAt })).toBe('confirming')
})

test('shipped and received orders are paid orders', () => {
  for (const state of ['paid', 'shipped', 'received'] as const)
    expect(standingOf({ ...view, state })).toBe('paid')
  expect(standingOf({ ...view, state: 'closed' })).toBe('closed')
})

test('the balance pays what it can when it is switched on, and nothing when it is off', () => {
  const of = (balanceFen: number, availableFen: number, useBalance = true) =>
    partsOf({ totalFen: 9900, balanceFen, availableFen }, useBalance)
  expect(of(0, 1000)).toEqual({ balanceFen: 1000, wechatFen: 8900 })
  expect(of(0, 12000)).toEqual({ balanceFen: 9900, wechatFen: 0 })
  expect(of(0, 1000, false)).toEqual({ balanceFen: 0, wechatFen: 9900 })
  expect(of(0, 0)).toEqual({ balanceFen: 0, wechatFen: 9900 })
})

test('a live attempt keeps the part it holds, also when more balance came since', () => {
  const view = { totalFen: 9900, balanceFen: 1000, availableFen: 5000 }
  expect(partsOf(view, true)).toEqual({ balanceFen: 1000, wechatFen: 8900 })
  expect(partsOf(view, false)).toEqual({ balanceFen: 0, wechatFen: 9900 })
})
