import { expect, test } from 'vitest'
import { formatRemaining } from '@/lib/domain/remaining'

test('the countdown rounds up, so that 00:00 means over', () => {
  expect(formatRemaining(1_800_000)).toBe('30:00')
  expect(formatRemaining(1_799_001)).toBe('30:00')
  expect(formatRemaining(61_000)).toBe('01:01')
  expect(formatRemaining(1)).toBe('00:01')
  expect(formatRemaining(0)).toBe('00:00')
  expect(formatRemaining(-5_000)).toBe('00:00')
  expect(formatRemaining(3_600_000)).toBe('1:00:00')
  expect(formatRemaining(7_325_000)).toBe('2:02:05')
})
