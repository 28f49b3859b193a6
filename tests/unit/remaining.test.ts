import { expect, test } from 'vitest'
import { formatRemaining, nextAskMs } from '@/lib/domain/remaining'

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

test('asks a second after the end, and not before', () => {
  expect(nextAskMs(1_800_000, 0)).toBe(1_801_000)
  expect(nextAskMs(1_800_000, 1_799_999)).toBe(1_801_000)
})

test('past the end it asks with growing pauses, whether the answers come or not', () => {
  const unanswered = [61_000]
  while (unanswered.length < 7) unanswered.push(nextAskMs(60_000, unanswered.at(-1) ?? 0))
  expect(unanswered.map((atMs) => atMs - 60_000)).toEqual([
    1_000, 6_000, 12_000, 24_000, 48_000, 96_000, 156_000,
  ])
  // Each answer says anew how long it is over.
  let overMs = 1_000
  const answered = Array.from({ length: 7 }, () => (overMs += nextAskMs(-overMs, 0)))
  expect(answered).toEqual([6_000, 12_000, 24_000, 48_000, 96_000, 156_000, 216_000])
})
