/** The one source of time for everything that decides about money. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
