import { expect, test } from 'vitest'
import { firstCashier, nextCashier, type CashierEvent } from '@/components/cashier/flow'
import { messageOf, strayWords } from '@/components/cashier/messages'
import { cashierWords } from '@/components/cashier/words'
import type { CashierView } from '@/lib/domain/cashier-view'
import type { Stray } from '@/lib/domain/stray'

const words = cashierWords('10:30')

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
const late: Stray = { cause: 'paid_after_close', amountFen: 9900, progress: 'under_way' }

function titleAfter(said: Partial<CashierView>, ...events: CashierEvent[]): string | null {
  return messageOf(events.reduce(nextCashier, firstCashier({ ...view, ...said })), words)?.title ?? null
}

test('each end has its headline, and a cashier that waits for the tap has none', () => {
  expect(titleAfter({})).toBeNull()
  expect(titleAfter({ state: 'shipped', hasNews: true })).toBe('支付成功')
  expect(titleAfter({ mayBeCharged: true })).toBe('支付结果确认中')
  expect(titleAfter({ mayBeCharged: true }, { name: 'gave_up' })).toBe('暂未查到支付结果')
  expect(titleAfter({ serverTime: view.expiresAt })).toBe('订单已超过支付时间')
  expect(titleAfter({ state: 'closed', closeReason: 'cancelled' })).toBe('订单已取消')
  expect(titleAfter({ state: 'closed', closeReason: 'expired' })).toBe('订单已超时关闭')
})

test('goods are promised to be sent only while nothing more has come of the payment', () => {
  const textOf = (hasNews: boolean) =>
    messageOf(firstCashier({ ...view, state: 'paid', hasNews }), words)?.text
  expect(textOf(false)).toBe('商家会尽快为您发货。')
  expect(textOf(true)).toBe('这笔订单已付款，发货和退款进度请在订单中查看。')
})

test('a closed order whose money came all the same no longer says "if you have paid"', () => {
  const message = messageOf(
    firstCashier({ ...view, state: 'closed', closeReason: 'cancelled', strays: [late] }),
    words,
  )
  expect(message).toMatchObject({ look: 'closed', title: '订单已关闭' })
  expect(message?.text).not.toContain('如果您已经付款')
})

test('unpaid is a result of its own, with until when the order waits, and never says who cancelled', () => {
  const events: CashierEvent[] = [
    { name: 'tapped' },
    { name: 'started', status: 'payable' },
    { name: 'bridge_answered', hint: 'not_paid' },
  ]
  const message = messageOf(events.reduce(nextCashier, firstCashier(view)), words)
  expect(message).toMatchObject({ look: 'unpaid', title: '未支付' })
  expect(message?.text).toContain('10:30')
  expect(message?.text).not.toContain('取消')
})

test('money on its way back is told by why it came, how much, and how far it is', () => {
  expect(strayWords({ ...late, cause: 'duplicate_payment' }, words)).toBe(
    '这笔订单付了两次，您多付的 ¥99.00 会自动原路退回，无需操作。',
  )
  expect(strayWords({ ...late, progress: 'done' }, words)).toContain('您付的 ¥99.00 已原路退回')
  expect(strayWords({ ...late, progress: 'stuck' }, words)).toContain('款项不会丢失')
})
