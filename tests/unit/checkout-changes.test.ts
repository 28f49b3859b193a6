import { expect, test } from 'vitest'
import { asShown, changesOf, whatIsLeft } from '@/lib/domain/checkout-changes'

const line = {
  skuId: 1,
  quantity: 2,
  productTitle: '木梳',
  skuName: '宽齿',
  priceFen: 6900,
  stockAvailable: 9,
  problem: null,
}
const item = { skuId: 1, quantity: 2, priceFen: 6900 }

test('nothing is told of goods that are as they were', () => {
  expect(changesOf([item], [line])).toEqual([])
})

test('a price, fewer pieces, and both of them, are told with what was and what is', () => {
  const price = { kind: 'price', name: '木梳 宽齿', fromFen: 6900, toFen: 7900 }
  const fewer = { kind: 'fewer', name: '木梳 宽齿', wanted: 2, left: 1 }
  expect(changesOf([item], [{ ...line, priceFen: 7900 }])).toEqual([price])
  const scarce = { ...line, stockAvailable: 1, problem: 'low_stock' } as const
  expect(changesOf([item], [scarce])).toEqual([fewer])
  expect(changesOf([item], [{ ...scarce, priceFen: 7900 }])).toEqual([price, fewer])
})

test('what is gone is told once, whatever else has changed about it, and also when there is no such SKU', () => {
  const gone = { ...line, stockAvailable: 0, priceFen: 1, problem: 'sold_out' } as const
  expect(changesOf([item], [gone])).toEqual([{ kind: 'gone', name: '木梳 宽齿' }])
  expect(changesOf([item], [])).toEqual([{ kind: 'gone', name: null }])
})

test('a checkout of before prices were kept says nothing about them', () => {
  expect(changesOf([{ skuId: 1, quantity: 2 }], [line])).toEqual([])
})

test('what is left is what can be had, at the prices of now', () => {
  const lines = [
    { ...line, priceFen: 7900 },
    { ...line, skuId: 2, stockAvailable: 1, problem: 'low_stock' },
    { ...line, skuId: 3, problem: 'off_sale' },
    { ...line, skuId: 4, stockAvailable: 0, problem: 'sold_out' },
  ] as const
  expect(whatIsLeft(lines)).toEqual([
    { skuId: 1, quantity: 2, priceFen: 7900 },
    { skuId: 2, quantity: 1, priceFen: 6900 },
  ])
})

test('a price that was shown is kept instead of the one of now, so that the difference is told', () => {
  const now = { ...line, priceFen: 7900 }
  const others = { skuId: 2, quantity: 1, priceFen: 500 }
  const items = asShown([...whatIsLeft([now]), others], [item, { skuId: 2, quantity: 1 }])
  expect(items).toEqual([item, others])
  expect(changesOf(items, [now, { ...line, skuId: 2, priceFen: 500 }])).toMatchObject([
    { kind: 'price', fromFen: 6900, toFen: 7900 },
  ])
})
