import { expect, test, vi } from 'vitest'
import { stateHint, stateWord } from '@/app/(mall)/order-words'

const unpaid = {
  state: 'awaiting_payment',
  mayBeCharged: false,
  hasNews: false,
  canPay: true,
  closeReason: null,
  refundStanding: 'none',
} as const

test('what may have been paid is neither waiting to be paid nor out of time', () => {
  expect(stateWord(unpaid)).toBe('待付款')
  expect(stateWord({ ...unpaid, canPay: false })).toBe('已超时')
  const maybe = { ...unpaid, mayBeCharged: true, canPay: false }
  expect(stateWord(maybe)).toBe('支付确认中')
  expect(stateHint(maybe)).toContain('请不要重复支付')
})

test('a moment is told whole, also by a phone that knows no styles of dates', async () => {
  const { DateTimeFormat } = Intl
  const older = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (locales, options = {}) {
    return new DateTimeFormat(locales, { ...options, dateStyle: undefined, timeStyle: undefined })
  })
  vi.resetModules()
  const { formatTime } = await import('@/app/(mall)/order-words')
  older.mockRestore()
  expect(formatTime(new Date('2026-11-24T02:00:00Z'))).toBe('2026年11月24日 10:00:00')
  expect(formatTime(new Date('2026-01-03T16:05:09Z'))).toBe('2026年1月4日 00:05:09')
})
