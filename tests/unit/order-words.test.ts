import { expect, test } from 'vitest'
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
