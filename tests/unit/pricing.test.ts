import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxTotalFen } from '@/lib/domain/money'
import { priceItems } from '@/lib/domain/pricing'

test('the total is the sum of price times quantity, whatever the items', () => {
  const item = fc.record({
    skuId: fc.integer({ min: 1 }),
    quantity: fc.integer({ min: 1, max: 99 }),
    priceFen: fc.integer({ min: 1, max: 200_000 }),
  })
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 50 }), (items) => {
      const sum = items.reduce(
        (total, { priceFen, quantity }) => total + BigInt(priceFen) * BigInt(quantity),
        0n,
      )
      expect(priceItems(items)).toEqual({ outcome: 'priced', totalFen: Number(sum) })
    }),
  )
})

test('E4: an order may cost exactly the most, and no fen more', () => {
  const priceFen = maxTotalFen / 10
  expect(priceItems([{ skuId: 1, quantity: 10, priceFen }]).outcome).toBe('priced')
  const oneFen = { skuId: 2, quantity: 1, priceFen: 1 }
  expect(priceItems([{ skuId: 1, quantity: 10, priceFen }, oneFen]).outcome).toBe('too_large')
})

test('E4: the dearest order that the limits of its parts allow is refused, not wrapped', () => {
  const items = Array.from({ length: 50 }, (_, n) => ({ skuId: n + 1, quantity: 99, priceFen: 100_000_000 }))
  expect(priceItems(items)).toEqual({ outcome: 'too_large' })
})

test('nothing to order, and something that is not on sale, have no price', () => {
  expect(priceItems([])).toEqual({ outcome: 'empty' })
  expect(priceItems([{ skuId: 1, quantity: 1, priceFen: null }])).toEqual({ outcome: 'off_sale' })
})

test('more than 50 lines are no order', () => {
  const items = Array.from({ length: 51 }, (_, n) => ({ skuId: n + 1, quantity: 1, priceFen: 1 }))
  expect(priceItems(items)).toEqual({ outcome: 'too_large' })
})
