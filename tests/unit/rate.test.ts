import { expect, test } from 'vitest'
import { createRate } from '@/lib/domain/rate'

const at = (ms: number) => new Date(1_790_000_000_000 + ms)

test('each key has its own count, which starts anew with the window', () => {
  const rate = createRate({ limit: 2, windowMs: 1000, maxKeys: 10 })
  expect([0, 1, 2].map((ms) => rate.isExceeded('a', at(ms)))).toEqual([false, false, true])
  expect(rate.isExceeded('b', at(3))).toBe(false)
  expect(rate.isExceeded('a', at(1000))).toBe(false)
})

test('many keys do not fill the memory: beyond the most it starts anew', () => {
  const rate = createRate({ limit: 1, windowMs: 1000, maxKeys: 2 })
  rate.isExceeded('a', at(0))
  rate.isExceeded('b', at(0))
  expect(rate.isExceeded('a', at(0))).toBe(true)
  expect(rate.isExceeded('c', at(0))).toBe(false)
  expect(rate.isExceeded('a', at(0))).toBe(false)
})
