import { afterAll, beforeAll, expect, test } from 'vitest'
import { GET as getProducts } from '@/app/api/products/route'
import { pageSize } from '@/lib/domain/listing'
import { findProduct, listGoods, listSimilar } from '@/lib/mall/catalogue'
import { seedCatalogue } from '@/prisma/seed'
import { catalogue } from '@/prisma/seed/catalogue'
import { createTestServer, type TestServer } from '@/tests/support/database'
import { codeOf } from '@/tests/support/mall-shop'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
  Reflect.set(globalThis, Symbol.for('shouyin.server'), server)
  await seedCatalogue(server.pool)
})
afterAll(() => server.stop())

const listing = { category: null, query: null, sort: 'default' } as const
const everything = { count: 200 }
const soldOut = ['bath-salt']

const slugsOf = async (of: Parameters<typeof listGoods>[1]) =>
  (await listGoods(server, of, everything)).products.map(({ slug }) => slug)

const ask = (query: string) => getProducts(new Request(`http://localhost:3000/api/products?${query}`))

test('a search looks at titles, subtitles and categories, and all of its words must be found', async () => {
  expect(await slugsOf({ ...listing, query: '抱枕' })).toEqual(['linen-cushion'])
  expect(await slugsOf({ ...listing, query: '不起静电' })).toEqual(['sandalwood-comb'])
  expect(await slugsOf({ ...listing, query: '文具' })).toHaveLength(6)
  expect(await slugsOf({ ...listing, query: '布艺 抱枕' })).toEqual(['linen-cushion'])
  expect(await slugsOf({ ...listing, query: '文具 抱枕' })).toEqual([])
})

test.each(['%', '_', '\\', "' OR 1=1 --", '*', '%%%', '\\%'])(
  'a search for %j finds what has it in its words',
  async (query) => {
    expect(await slugsOf({ ...listing, query })).toEqual(query === '%' ? ['wool-blanket'] : [])
  },
)

test('whatever the sort, what is sold out comes last; prices go up, and down', async () => {
  for (const sort of ['default', 'new', 'price-up', 'price-down'] as const) {
    expect((await slugsOf({ ...listing, sort })).slice(-soldOut.length)).toEqual(soldOut)
  }
  const prices = async (sort: 'price-up' | 'price-down') =>
    (await listGoods(server, { ...listing, sort }, everything)).products
      .slice(0, -soldOut.length)
      .map(({ fromFen }) => fromFen)
  const up = await prices('price-up')
  expect(up).toEqual(up.toSorted((one, other) => one - other))
  expect(await prices('price-down')).toEqual(up.toReversed())
  expect((await slugsOf({ ...listing, sort: 'new' }))[0]).toBe('wool-blanket')
})

test('page after page brings every product once, and then says that this was all', async () => {
  const seen: string[] = []
  for (let offset = 0, hasMore = true; hasMore; offset += pageSize) {
    const page: { products: { slug: string }[]; hasMore: boolean } = await (
      await ask(`offset=${offset}`)
    ).json()
    expect(page.products.length).toBeLessThanOrEqual(pageSize)
    seen.push(...page.products.map(({ slug }) => slug))
    hasMore = page.hasMore
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBe(catalogue.flatMap(({ products }) => products).length)
})

test.each(['offset=-1', 'offset=99999', 'offset=1e3', 'category=../tea', `category=${'a'.repeat(99)}`])(
  '?%s is refused',
  async (query) => {
    const refused = await ask(query)
    expect([refused.status, await codeOf(refused)]).toEqual([422, 'invalid_input'])
  },
)

test.each(['sort=drop', 'q=%00%F0%9F', `q=${'%25'.repeat(500)}`, 'category=no-such', 'q=&offset=0'])(
  '?%s answers, however strange',
  async (query) => {
    expect((await ask(query)).status).toBe(200)
  },
)

test('a product is chosen by its options, and shown with its pictures', async () => {
  const mug = await findProduct(server, 'glass-mug')
  expect(mug?.options).toEqual([
    { name: '款式', values: ['带把', '直身'] },
    { name: '容量', values: ['400 毫升', '550 毫升'] },
  ])
  expect(mug?.skus.map(({ choices, picture }) => [...choices, picture])).toContainEqual([
    '直身',
    '550 毫升',
    '/gallery/glass-mug-straight.svg',
  ])
  expect(mug?.pictures[0]).toBe('/products/glass-mug.svg')
  expect(mug?.pictures).toHaveLength(3)
})

test('a product without options is chosen by the names of its SKUs', async () => {
  expect(await findProduct(server, 'hand-cream')).toMatchObject({
    pictures: ['/products/hand-cream.svg'],
    options: [{ name: '规格', values: ['50 克', '80 克'] }],
    skus: [{ choices: ['50 克'] }, { choices: ['80 克'] }],
  })
})

test('similar goods are of the same category, a few, without the product itself', async () => {
  const similar = await listSimilar(server, { slug: 'glass-mug', category: { slug: 'tableware', name: '' } })
  const shelf = catalogue.find(({ slug }) => slug === 'tableware')?.products.map(({ slug }) => slug)
  expect(similar.map(({ slug }) => slug)).toEqual(shelf?.filter((slug) => slug !== 'glass-mug').slice(0, 6))
})
