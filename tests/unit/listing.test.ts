import { expect, test } from 'vitest'
import { offerOf, scarcityOf } from '@/lib/domain/goods'
import {
  listingHref,
  listingSource,
  maxShown,
  readOffset,
  readQuery,
  readShown,
  readSort,
  termsOf,
} from '@/lib/domain/listing'
import { readGoodsPage } from '@/lib/domain/read-goods'
import { addRecent, readRecent } from '@/lib/domain/recent-searches'
import { sidesOf } from '@/lib/domain/waterfall'

test.each([
  ['price-up', 'price-up'],
  ['constructor', 'default'],
  [['new', 'new'], 'default'],
  [undefined, 'default'],
])('the sort %j is read as %s', (asked, sort) => {
  expect(readSort(asked)).toBe(sort)
})

test.each([
  ['24', 24],
  ['25', 36],
  ['1', 12],
  ['99999', maxShown],
  ['1e9', 12],
  ['-12', 12],
  [['24'], 12],
  [undefined, 12],
])('a page asked to show %j begins with %i', (asked, shown) => {
  expect(readShown(asked)).toBe(shown)
})

test.each([
  ['0', 0],
  ['12', 12],
  [null, 0],
  ['2400', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
])('the offset %j is read as %j', (asked, offset) => {
  expect(readOffset(asked)).toBe(offset)
})

test.each([
  ['  亚麻   抱枕 ', '亚麻 抱枕'],
  ['\u0000茶\u200b壶\n', '茶 壶'],
  ['ＡＢＣ', 'ABC'],
  ['长'.repeat(90), '长'.repeat(40)],
  ['🍵'.repeat(90), '🍵'.repeat(40)],
  [['a', 'b'], ''],
  [undefined, ''],
])('a search for %j is one for %j', (asked, query) => {
  expect(readQuery(asked)).toBe(query)
})

test('of many words the first few count', () => {
  expect(termsOf('a b c d e f g')).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a list has one address, which says only what differs from the usual', () => {
  const home = { category: null, query: null, sort: 'default' } as const
  expect(listingHref(home)).toBe('/')
  expect(listingHref(home, 24)).toBe('/?shown=24')
  expect(listingHref({ ...home, category: 'tea', sort: 'new' }, 9999)).toBe(
    '/categories/tea?sort=new&shown=240',
  )
  expect(listingHref({ ...home, query: '100% & 茶' })).toBe('/search?q=100%25+%26+%E8%8C%B6')
  expect(listingSource({ ...home, category: 'tea', sort: 'price-up' }, 12)).toBe(
    '/api/products?category=tea&sort=price-up&offset=12',
  )
})

test('a card offers the price of what can be bought, and tells when little is left', () => {
  const cheap = { priceFen: 100, stockAvailable: 0 }
  const dear = { priceFen: 200, stockAvailable: 5 }
  expect(offerOf([cheap, dear])).toEqual({ fromFen: 200, hasSeveralPrices: false, stockAvailable: 5 })
  expect(offerOf([cheap])).toEqual({ fromFen: 100, hasSeveralPrices: false, stockAvailable: 0 })
  expect([0, 1, 5, 6].map(scarcityOf)).toEqual([0, 1, 5, null])
})

test('an answer that is no list of products is not taken for one', () => {
  const card = { slug: 'a', title: 'A', subtitle: '', picture: '/a.svg', fromFen: 1, stockAvailable: 0 }
  const page = { products: [{ ...card, hasSeveralPrices: false }], hasMore: false }
  expect(readGoodsPage(page)).toEqual(page)
  for (const strange of [null, [], { products: [] }, { ...page, products: [{ ...card, fromFen: '1' }] }]) {
    expect(readGoodsPage(strange)).toBeNull()
  }
})

test('cards that follow never move those before them, and no column runs away', () => {
  const cards = Array.from({ length: 60 }, (_, index) => ({
    slug: `goods-${index}`,
    title: '标题'.repeat(1 + (index % 7)),
    subtitle: '',
  }))
  const sides = sidesOf(cards)
  expect(sidesOf(cards.slice(0, 24))).toEqual(sides.slice(0, 24))
  const lefts = sides.filter((side) => side === 'left').length
  expect(Math.abs(cards.length - 2 * lefts)).toBeLessThan(6)
})

test('recent searches are few, the newest first, and nothing else is read from the phone', () => {
  const many = Array.from({ length: 12 }, (_, index) => `茶${index}`)
  const kept = many.reduce<string[]>((queries, query) => addRecent(queries, query), [])
  expect(kept).toEqual(['茶11', '茶10', '茶9', '茶8', '茶7', '茶6', '茶5', '茶4'])
  expect(addRecent(kept, '茶8')[0]).toBe('茶8')
  expect(addRecent(kept, '茶8')).toHaveLength(8)
  expect(readRecent(JSON.stringify(['茶', 1, ' ', null]))).toEqual(['茶'])
  for (const strange of [null, '{', '{"a":1}', '"茶"']) expect(readRecent(strange)).toEqual([])
})
