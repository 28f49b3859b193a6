import type { Clock } from '@/lib/clock'

export interface AdjustableClock extends Clock {
  advance(by: { ms?: number; seconds?: number; minutes?: number; hours?: number }): void
  set(to: Date): void
}

/** Stands still until it is told to move; starts now, so that cookies and rows agree with real time. */
export function adjustableClock(start = new Date()): AdjustableClock {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    advance({ ms = 0, seconds = 0, minutes = 0, hours = 0 }) {
      time += ms + 1000 * (seconds + 60 * (minutes + 60 * hours))
    },
    set(to) {
      time = to.getTime()
    },
  }
}
