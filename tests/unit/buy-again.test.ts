import { expect, test } from 'vitest'
import { planBuyAgain } from '@/lib/domain/buy-again'
import { maxLines } from '@/lib/domain/limits'

test('what can be had is set in the cart, and doing it twice is doing it once', () => {
  const wanted = [
    { skuId: 1, quantity: 2, stockAvailable: 9 },
    { skuId: 2, quantity: 3, stockAvailable: 9 },
  ]
  const cart = [{ skuId: 2, quantity: 5 }]
  const plan = planBuyAgain(cart, wanted)
  expect(plan).toEqual({ lines: [{ skuId: 1, quantity: 2 }], short: [] })
  expect(planBuyAgain([...cart, ...plan.lines], wanted).lines).toEqual([])
})

test('what is gone, sold out or scarce is named with why', () => {
  const plan = planBuyAgain(
    [],
    [
      { skuId: 1, quantity: 1, stockAvailable: null },
      { skuId: 2, quantity: 1, stockAvailable: 0 },
      { skuId: 3, quantity: 5, stockAvailable: 2 },
    ],
  )
  expect(plan.lines).toEqual([{ skuId: 3, quantity: 2 }])
  expect(plan.short).toEqual([
    { skuId: 1, reason: 'off_sale', quantity: 0 },
    { skuId: 2, reason: 'sold_out', quantity: 0 },
    { skuId: 3, reason: 'low_stock', quantity: 2 },
  ])
})

test('a cart takes no more lines than it can hold, but more of those it has', () => {
  const cart = Array.from({ length: maxLines - 1 }, (_, n) => ({ skuId: n + 1, quantity: 1 }))
  const wanted = [1, 100, 101].map((skuId) => ({ skuId, quantity: 2, stockAvailable: 9 }))
  expect(planBuyAgain(cart, wanted)).toEqual({
    lines: [
      { skuId: 1, quantity: 2 },
      { skuId: 100, quantity: 2 },
    ],
    short: [{ skuId: 101, reason: 'cart_full', quantity: 0 }],
  })
})
