import { expect, test } from 'vitest'
import { testShoppers } from '../../simulator/shoppers'
import { findTrigger, triggers } from '../../simulator/triggers'

test('an amount triggers by its last two digits, unless it is a multiple of ten fen', () => {
  expect(findTrigger(13)?.ending).toBe('13')
  expect(findTrigger(123_413)?.ending).toBe('13')
  expect(findTrigger(1)?.ending).toBe('01')
  expect(findTrigger(10)).toBeNull()
  expect(findTrigger(5880)).toBeNull()
  expect(findTrigger(199)).toBeNull()
})

test('no two entries share a key or an ending, and no ending is unreachable', () => {
  expect(new Set(testShoppers.map(({ key }) => key)).size).toBe(testShoppers.length)
  expect(new Set(triggers.map(({ ending }) => ending)).size).toBe(triggers.length)
  for (const { ending } of triggers) expect(findTrigger(Number(ending))?.ending).toBe(ending)
})
