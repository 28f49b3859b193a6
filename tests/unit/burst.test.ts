import { expect, test } from 'vitest'
import { createBurst } from '@/lib/domain/burst'

test('more than the limit within the window is a burst, and it ends with the window', () => {
  const burst = createBurst({ limit: 2, windowMs: 1_000 })
  const at = (ms: number) => burst.add(new Date(ms))
  expect([at(0), at(1), at(2)]).toEqual([false, false, true])
  expect(at(1_500)).toBe(false)
})
