import { expect, test } from 'vitest'
import { orderTabOf, orderTabPath } from '@/lib/domain/order-tab'

test('a tab that is none of ours is all orders', () => {
  expect(orderTabOf('to_ship')).toBe('to_ship')
  for (const word of ['', 'TO_SHIP', '__proto__', ['to_ship'], undefined, null]) {
    expect(orderTabOf(word)).toBe('all')
  }
})

test('each tab has an address of its own, and so has what is older in it', () => {
  expect(orderTabPath('all')).toBe('/orders')
  expect(orderTabPath('to_pay')).toBe('/orders?tab=to_pay')
  expect(orderTabPath('all', '1')).toBe('/orders?before=1')
  expect(orderTabPath('after_sale', '1')).toBe('/orders?tab=after_sale&before=1')
})
