import { expect, test } from 'vitest'
import { addItem, itemsSchema, itemSchema } from '@/lib/domain/cart'
import { maxLines } from '@/lib/domain/limits'

const lines = (count: number) => Array.from({ length: count }, (_, n) => ({ skuId: n + 1, quantity: 1 }))

test('adding to a line that is there adds up', () => {
  expect(addItem([{ skuId: 1, quantity: 2 }], { skuId: 1, quantity: 3 }, 10)).toEqual({
    outcome: 'added',
    quantity: 5,
  })
})

test('a line never holds more than 99, and says so rather than take fewer than were added', () => {
  const added = (quantity: number) => addItem([{ skuId: 1, quantity: 60 }], { skuId: 1, quantity }, 1000)
  expect(added(39)).toEqual({ outcome: 'added', quantity: 99 })
  expect(added(40).outcome).toBe('too_many_in_cart')
})

test('more than the stock is refused, counting what the cart already holds', () => {
  expect(addItem([], { skuId: 1, quantity: 3 }, 2).outcome).toBe('out_of_stock')
  expect(addItem([{ skuId: 1, quantity: 2 }], { skuId: 1, quantity: 1 }, 2).outcome).toBe('too_many_in_cart')
  expect(addItem([{ skuId: 1, quantity: 1 }], { skuId: 1, quantity: 1 }, 2).outcome).toBe('added')
})

test('a full cart takes no new line, but more of an old one', () => {
  expect(addItem(lines(maxLines), { skuId: 999, quantity: 1 }, 9).outcome).toBe('cart_full')
  expect(addItem(lines(maxLines), { skuId: 1, quantity: 1 }, 9).outcome).toBe('added')
  expect(addItem(lines(maxLines - 1), { skuId: 999, quantity: 1 }, 9).outcome).toBe('added')
})

test.each([-1, 0, 1.5, 100, 1e9, '1', true, [1], 2147483648, 9007199254740993, null, undefined])(
  'E1: a quantity of %j is refused',
  (quantity) => {
    expect(itemSchema.safeParse({ skuId: 1, quantity }).success).toBe(false)
  },
)

test('E2: an item with a price, or any other key, is refused', () => {
  expect(itemSchema.safeParse({ skuId: 1, quantity: 1 }).success).toBe(true)
  expect(itemSchema.safeParse({ skuId: 1, quantity: 1, priceFen: 1 }).success).toBe(false)
  expect(itemSchema.safeParse(JSON.parse('{"skuId":1,"quantity":1,"__proto__":{}}')).success).toBe(false)
})

test('E3: the same SKU twice, no items and more than 50 are refused', () => {
  expect(itemsSchema.safeParse([...lines(1), ...lines(1)]).success).toBe(false)
  expect(itemsSchema.safeParse([]).success).toBe(false)
  expect(itemsSchema.safeParse(lines(maxLines)).success).toBe(true)
  expect(itemsSchema.safeParse(lines(maxLines + 1)).success).toBe(false)
})
