import { expect, test } from 'vitest'
import { createRecent } from '@/lib/domain/recent'

test('the oldest is forgotten first, and what comes again is not old', () => {
  const recent = createRecent(2)
  for (const one of ['a', 'b', 'a', 'c']) recent.add(one)
  expect(['a', 'b', 'c'].filter((one) => recent.has(one))).toEqual(['a', 'c'])
})
