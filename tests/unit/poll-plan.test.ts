import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPollDelayMs, pollLimitMs } from '@/lib/domain/poll-plan'

/** Every question's time, when each answer takes `answerMs`. */
function questionTimes(answerMs: number): number[] {
  const times = [0]
  for (let elapsedMs = answerMs; ; elapsedMs += answerMs) {
    const delayMs = nextPollDelayMs(times.length, elapsedMs)
    if (delayMs === null) return times
    elapsedMs += delayMs
    times.push(elapsedMs)
  }
}

test('asks at once, then after 1, 2, 3 and every 5 seconds until 60', () => {
  expect(questionTimes(0)).toEqual([
    0, 1_000, 3_000, 6_000, 11_000, 16_000, 21_000, 26_000, 31_000, 36_000, 41_000, 46_000, 51_000, 56_000,
  ])
})

test('a slow server is asked less, and never after the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (answerMs) => {
      const times = questionTimes(answerMs)
      expect(times.length).toBeLessThanOrEqual(14)
      expect(Math.max(...times)).toBeLessThanOrEqual(pollLimitMs)
    }),
  )
})
