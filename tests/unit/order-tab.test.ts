import { expect, test } from 'vitest'
import { olderOrdersPath, orderTabOf, orderTabPath, readShownOrders } from '@/lib/domain/order-tab'
import { readOrderList } from '@/lib/domain/read-orders'

test('a tab that is none of ours is all orders', () => {
  expect(orderTabOf('to_ship')).toBe('to_ship')
  for (const word of ['', 'TO_SHIP', '__proto__', ['to_ship'], undefined, null]) {
    expect(orderTabOf(word)).toBe('all')
  }
})

test('each tab has an address of its own, with how many orders were seen of it', () => {
  expect(orderTabPath('all')).toBe('/orders')
  expect(orderTabPath('to_pay')).toBe('/orders?tab=to_pay')
  expect(orderTabPath('to_pay', { shown: 20 })).toBe('/orders?tab=to_pay')
  expect(orderTabPath('all', { shown: 23 })).toBe('/orders?shown=23')
  expect(orderTabPath('after_sale', { shown: 100_000 })).toBe('/orders?tab=after_sale&shown=200')
  expect(orderTabPath('all', { before: '7', shown: 40 })).toBe('/orders?before=7&shown=40')
})

test('without a script a list grows until its page is full, and goes on with a page of its own', () => {
  const end = { before: null, olderThan: '5' }
  expect(olderOrdersPath('all', { ...end, shown: 20 })).toBe('/orders?shown=40')
  expect(olderOrdersPath('all', { ...end, shown: 180 })).toBe('/orders?shown=200')
  expect(olderOrdersPath('to_pay', { ...end, shown: 200 })).toBe('/orders?tab=to_pay&before=5')
  expect(olderOrdersPath('all', { before: '5', olderThan: '3', shown: 20 })).toBe('/orders?before=5&shown=40')
})

test('a page begins with whole pages of what was seen, and not with more than it can be made of', () => {
  expect(['21', '40', '200', '99999'].map(readShownOrders)).toEqual([40, 40, 200, 200])
  for (const word of ['', '0', '-1', '1e3', '２１', ['40'], undefined, null]) {
    expect(readShownOrders(word)).toBe(20)
  }
})

test('the orders that JSON names are read as they are, or not at all', () => {
  const line = {
    productSlug: 'tea',
    productTitle: '茶',
    skuName: '50 克',
    picture: '/t.svg',
    unitPriceFen: 1,
    quantity: 2,
  }
  const order = {
    orderNo: '1',
    state: 'paid',
    closeReason: null,
    refundStanding: 'none',
    totalFen: 2,
    pieces: 2,
    placedAt: '2026-11-24T02:00:00.000Z',
    expiresAt: '2026-11-24T02:30:00.000Z',
    mayBeCharged: true,
    canPay: false,
    lines: [line],
  }
  const moments = { placedAt: new Date(order.placedAt), expiresAt: new Date(order.expiresAt) }
  const list = { orders: [{ ...order, ...moments }], olderThan: '1' }
  expect(readOrderList({ orders: [{ ...order, id: 7 }], olderThan: '1' })).toEqual(list)
  const strange = [
    { state: 'lost' },
    { placedAt: 'yesterday' },
    { lines: [{ ...line, quantity: '2' }] },
    { canPay: 1 },
    { mayBeCharged: undefined },
  ]
  for (const change of strange) {
    expect(readOrderList({ orders: [{ ...order, ...change }], olderThan: null })).toBeNull()
  }
  for (const json of [null, [], { orders: {}, olderThan: null }, { orders: [] }]) {
    expect(readOrderList(json)).toBeNull()
  }
})
