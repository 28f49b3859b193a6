import { expect, test } from 'vitest'
import { choose, skuOf, valueState } from '@/lib/domain/sku-choice'

const sku = (color: string, size: string, stockAvailable: number) => ({
  choices: [color, size],
  stockAvailable,
})
const skus = [sku('红', '大', 3), sku('红', '小', 0), sku('蓝', '小', 2), sku('黑', '大', 0)]

test.each([
  [['红', '大'], 0, '蓝', 'available'],
  [['红', '大'], 0, '黑', 'sold_out'],
  [['红', '大'], 1, '小', 'sold_out'],
  [['蓝', '小'], 1, '大', 'missing'],
  [['蓝', '小'], 0, '红', 'available'],
  [['蓝', '小'], 0, '绿', 'missing'],
] as const)('beside %j, of group %i, %s is %s', (choices, group, value, state) => {
  expect(valueState(skus, choices, { group, value })).toBe(state)
})

test('another colour keeps the size where it can be had, else takes one that can', () => {
  const both = [...skus, sku('蓝', '大', 1)]
  expect(choose(both, ['红', '大'], { group: 0, value: '蓝' })).toEqual(['蓝', '大'])
  expect(choose(skus, ['红', '大'], { group: 0, value: '蓝' })).toEqual(['蓝', '小'])
})

test('what is sold out or does not exist cannot be chosen', () => {
  for (const value of ['小', '中']) {
    expect(choose(skus, ['红', '大'], { group: 1, value })).toEqual(['红', '大'])
  }
  expect(choose(skus, ['红', '大'], { group: 0, value: '黑' })).toEqual(['红', '大'])
})

test('from every SKU every value that can be bought can be reached', () => {
  for (const from of skus) {
    for (const to of skus.filter(({ stockAvailable }) => stockAvailable > 0)) {
      const reached = to.choices.reduce<readonly string[]>(
        (choices, value, group) => choose(skus, choices, { group, value }),
        from.choices,
      )
      expect(skuOf(skus, reached)).toBe(to)
    }
  }
})

test('choices that make no SKU find none', () => {
  expect(skuOf(skus, ['蓝', '大'])).toBeUndefined()
})
