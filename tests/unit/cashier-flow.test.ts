import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstCashier, nextCashier, type Cashier, type CashierEvent } from '@/components/cashier/flow'
import type { CashierView } from '@/lib/domain/cashier-view'

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
const maybe = { ...view, mayBeCharged: true }
const paid = { ...view, state: 'paid', paidAt: '2026-11-24T02:01:00.000Z' } satisfies CashierView
const closed = { ...view, state: 'closed', closeReason: 'expired' } satisfies CashierView
const expired = { ...view, serverTime: view.expiresAt }

const payable = { name: 'started', status: 'payable' } as const
const tapped = { name: 'tapped' } as const
const saysPaid = { name: 'bridge_answered', hint: 'maybe_paid' } as const

function after(first: CashierView, ...events: CashierEvent[]): Cashier {
  return events.reduce(nextCashier, firstCashier(first))
}

function answered(said: CashierView): CashierEvent {
  return { name: 'answered', view: said }
}

test('an unpaid order offers to pay; a paid, closed or expired one does not', () => {
  expect(after(view).step).toEqual({ name: 'ready', notice: null })
  expect(after(paid).step.name).toBe('ended')
  expect(after(closed).step.name).toBe('ended')
  expect(after(expired).step.name).toBe('ended')
})

test('a page killed after paying asks before it offers anything, also past the expiry', () => {
  expect(after(maybe).step.name).toBe('confirming')
  expect(after({ ...maybe, serverTime: view.expiresAt }).step.name).toBe('confirming')
  expect(after(maybe, answered(view)).step.name).toBe('ready')
  expect(after(maybe, answered(paid)).step.name).toBe('ended')
})

test('two taps start one payment', () => {
  const once = after(view, tapped)
  expect(once.step.name).toBe('starting')
  expect(nextCashier(once, tapped)).toBe(once)
})

test('the phone says ok: the server is asked, and its "unpaid" does not bring the button back', () => {
  const confirming = after(view, tapped, payable, saysPaid)
  expect(confirming.step).toEqual({ name: 'confirming', after: 'ok', notice: null })
  expect(nextCashier(confirming, answered(view)).step).toEqual(confirming.step)
  expect(after(view, tapped, payable, saysPaid, answered(view), { name: 'gave_up' }).step.name).toBe('unsure')
})

test('who comes back to a page that gave up asks again', () => {
  const unsure = after(view, tapped, payable, saysPaid, { name: 'gave_up' })
  expect(nextCashier(unsure, { name: 'returned' }).step.name).toBe('confirming')
  expect(nextCashier(unsure, { name: 'outcome_asked' }).step.name).toBe('confirming')
  expect(nextCashier(unsure, answered(paid)).step.name).toBe('ended')
})

test('cancel offers to pay again, also while the server is not sure yet, and yields to its "paid"', () => {
  const cancelled = after(view, tapped, payable, { name: 'bridge_answered', hint: 'not_paid' })
  expect(cancelled.step).toEqual({ name: 'ready', notice: { kind: 'not_paid' } })
  expect(nextCashier(cancelled, answered(maybe)).step).toEqual(cancelled.step)
  expect(nextCashier(cancelled, answered(paid)).step.name).toBe('ended')
})

test('an unclear answer brings the button back only when the server says that nothing was charged', () => {
  const unclear = after(view, tapped, payable, { name: 'bridge_answered', hint: 'unclear' })
  expect(unclear.step.name).toBe('confirming')
  expect(nextCashier(unclear, answered(maybe)).step.name).toBe('confirming')
  expect(nextCashier(unclear, answered(view)).step).toEqual({ name: 'ready', notice: { kind: 'not_paid' } })
})

test('a bridge that never came or refused charged nothing', () => {
  for (const hint of ['bridge_missing', 'not_permitted'] as const) {
    const { step } = after(view, tapped, payable, { name: 'bridge_answered', hint })
    expect(step).toEqual({ name: 'ready', notice: { kind: hint } })
  }
})

test('the pay sheet stays open while the server knows nothing, and goes when another tab paid', () => {
  expect(after(view, tapped, payable, answered(maybe)).step.name).toBe('paying')
  expect(after(view, tapped, payable, answered(paid)).step.name).toBe('ended')
})

test('a lost bridge answer: the shopper can ask for the outcome', () => {
  expect(after(view, tapped, payable, { name: 'outcome_asked' }).step.name).toBe('confirming')
})

test('each refusal of unifiedorder leads somewhere', () => {
  const refused = (code: string) =>
    after(view, tapped, { name: 'start_refused', code, message: '说明', requestId: 'r1' })
  expect(refused('login_required').step).toEqual({ name: 'leaving', to: 'login' })
  expect(refused('not_found').step).toEqual({ name: 'leaving', to: 'reload' })
  expect(refused('order_paid').step).toMatchObject({ name: 'confirming', after: 'ok' })
  expect(refused('order_closed').step).toMatchObject({ name: 'confirming', after: 'unclear' })
  expect(refused('wechat_unavailable').step).toMatchObject({ name: 'ready', notice: { message: '说明' } })
  expect(nextCashier(refused('order_expired'), answered(expired)).step.name).toBe('ended')
  const repriced = nextCashier(refused('price_changed'), answered({ ...view, payableFen: 8800 }))
  expect(repriced).toMatchObject({
    view: { payableFen: 8800 },
    step: { name: 'ready', notice: { message: '说明' } },
  })
})

test('a start whose answer is lost may have taken the balance: nothing is said before the server is asked', () => {
  const lost = after(view, tapped, { name: 'start_unreachable' })
  expect(lost.step).toMatchObject({ name: 'confirming', after: 'unclear' })
  expect(nextCashier(lost, answered(paid)).step.name).toBe('ended')
  expect(nextCashier(lost, answered(maybe)).step.name).toBe('confirming')
  const notice = { kind: 'unreachable' }
  expect(nextCashier(lost, answered(view)).step).toEqual({ name: 'ready', notice })
  const unsure = nextCashier(lost, { name: 'gave_up' })
  expect(nextCashier(unsure, { name: 'returned' }).step).toMatchObject({ name: 'confirming', notice })
})

test('an older answer never overwrites a newer one', () => {
  const now = after({ ...view, serverTime: '2026-11-24T02:05:00.000Z' }, answered({ ...maybe, title: '旧' }))
  expect(now.view.title).toBe(view.title)
})

const views = fc.constantFrom(view, maybe, closed, expired)
type Hint = Extract<CashierEvent, { name: 'bridge_answered' }>['hint']
const hints = fc.constantFrom<Hint>('maybe_paid', 'not_paid', 'unclear', 'not_permitted', 'bridge_missing')
const anyEvent: fc.Arbitrary<CashierEvent> = fc.oneof(
  fc.constantFrom<CashierEvent>(
    tapped,
    payable,
    { name: 'started', status: 'paid' },
    { name: 'start_unreachable' },
  ),
  fc.constantFrom<CashierEvent>({ name: 'gave_up' }, { name: 'returned' }, { name: 'outcome_asked' }),
  fc.constantFrom('order_paid', 'order_closed', 'payment_busy', 'internal').map((code): CashierEvent => {
    return { name: 'start_refused', code, message: '', requestId: '' }
  }),
  hints.map((hint): CashierEvent => ({ name: 'bridge_answered', hint })),
  views.map(answered),
)

test('whatever the phone says, in any order, the page never turns paid without the server (E9)', () => {
  fc.assert(
    fc.property(views, fc.array(anyEvent, { maxLength: 30 }), (first, events) => {
      expect(after(first, ...events).view.state).not.toBe('paid')
    }),
  )
})

test('after the phone said ok nothing but a reload brings the button back', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const states = events.map((_, at) => after(view, tapped, payable, saysPaid, ...events.slice(0, at + 1)))
      expect(states.filter(({ step }) => step.name === 'ready' || step.name === 'starting')).toEqual([])
    }),
  )
})

test('what the server called paid stays paid', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const later = after({ ...paid, serverTime: '2026-11-24T03:00:00.000Z' }, ...events)
      expect(later.step.name).toBe('ended')
      expect(later.view.state).toBe('paid')
    }),
  )
})
