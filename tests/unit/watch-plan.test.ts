import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRefundWatchAt, nextWatchAt } from '@/lib/domain/watch-plan'

const opened = new Date('2026-11-24T02:00:00Z')
const after = (seconds: number) => new Date(opened.getTime() + seconds * 1_000)
const payment = { openedAt: opened, expiresAt: after(30 * 60) }
const secondsOf = (at: Date) => (at.getTime() - opened.getTime()) / 1_000

test('an attempt is asked about at 5 s, 30 s and 1 minute, and then every 75 s while it can be paid', () => {
  const asks: number[] = []
  for (let at = nextWatchAt(payment, opened); at <= payment.expiresAt; at = nextWatchAt(payment, at)) {
    asks.push(secondsOf(at))
  }
  expect(asks.slice(0, 5)).toEqual([5, 30, 60, 135, 210])
  expect(asks.length).toBeLessThan(30)
})

test('whenever a shopper pays, the next question is less than 90 s away, and never in the past', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 * 60_000 }), (ageMs) => {
      const now = new Date(opened.getTime() + ageMs)
      const waitMs = nextWatchAt(payment, now).getTime() - now.getTime()
      expect(waitMs).toBeGreaterThan(0)
      expect(waitMs).toBeLessThan(90_000)
    }),
  )
})

test('after its last moment it is asked about with growing patience, and never given up', () => {
  const waits = [31, 34, 40, 70, 500].map((minute) => {
    const now = after(minute * 60)
    return (nextWatchAt(payment, now).getTime() - now.getTime()) / 60_000
  })
  expect(waits).toEqual([3, 5, 30, 30, 30])
})

test('a refund is asked about after a minute and at least once an hour', () => {
  const waits = [0, 2, 8, 15, 25, 45, 600].map(
    (minute) =>
      (nextRefundWatchAt({ sentAt: opened }, after(minute * 60)).getTime() - after(minute * 60).getTime()) /
      60_000,
  )
  expect(waits).toEqual([1, 5, 10, 20, 30, 60, 60])
})
