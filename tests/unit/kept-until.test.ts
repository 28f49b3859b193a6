import { expect, test } from 'vitest'
import { keptUntil } from '@/lib/domain/kept-until'

const expiresAt = '2026-11-24T02:30:00.000Z'
const serverTime = '2026-11-24T02:00:00.000Z'

test('until when an unpaid order is kept, by Beijing’s clock, with the day where it is another one', () => {
  expect(keptUntil({ expiresAt, serverTime })).toBe('10:30')
  expect(keptUntil({ serverTime, expiresAt: '2026-11-24T15:59:00.000Z' })).toBe('23:59')
  expect(keptUntil({ serverTime, expiresAt: '2026-11-24T16:05:00.000Z' })).toBe('11月25日 00:05')
})
