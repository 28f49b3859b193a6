import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import type { Browser } from '@/tests/support/oauth-browser'

let shop: MallShop
let browser: Browser
let skuId: number
beforeAll(async () => {
  shop = await openMallShop()
  browser = await shop.loggedIn('o-hostile')
})
beforeEach(async () => {
  skuId = await shop.insertSku({ priceFen: 1000, stock: 10 })
})
afterAll(() => shop.stop())

async function expectNothingWritten(act: () => Promise<void>): Promise<void> {
  const before = [await shop.count('orders'), await shop.count('order_lines'), await shop.stockOf(skuId)]
  await act()
  expect([await shop.count('orders'), await shop.count('order_lines'), await shop.stockOf(skuId)]).toEqual(
    before,
  )
}

test.each(['-1', '0', '1.5', '1e9', '"1"', 'true', '[1]', '2147483648', '9007199254740993', 'null', '100'])(
  'E1: a quantity of %s is 422 and writes no row',
  async (quantity) => {
    await expectNothingWritten(async () => {
      const body = `{"items":[{"skuId":${skuId},"quantity":${quantity}}],"address":${JSON.stringify(address)}}`
      const headers = { 'content-type': 'application/json' }
      const refused = await send(browser, 'POST /api/orders', { body, headers })
      expect(refused.status).toBe(422)
      expect(await codeOf(refused)).toBe('invalid_input')
    })
  },
)

test.each([
  'price',
  'total',
  'discount',
  'status',
  'paidAt',
  'userId',
  'openid',
  'role',
  'balance',
  '__proto__',
])('E2: a body with its own %s is 422, on the order and on the line', async (key) => {
  await expectNothingWritten(async () => {
    const line = `{"skuId":${skuId},"quantity":1`
    const ends = `"address":${JSON.stringify(address)}`
    for (const body of [
      `{"items":[${line}}],${ends},"${key}":1}`,
      `{"items":[${line},"${key}":1}],${ends}}`,
    ]) {
      const headers = { 'content-type': 'application/json' }
      expect((await send(browser, 'POST /api/orders', { body, headers })).status).toBe(422)
    }
  })
})

test('E3: a line of a negative quantity beside a positive one is 422', async () => {
  const other = await shop.insertSku({ priceFen: 900, stock: 10 })
  await expectNothingWritten(async () => {
    const items = [
      { skuId, quantity: 1 },
      { skuId: other, quantity: -1 },
    ]
    expect((await send(browser, 'POST /api/orders', { json: { items, address } })).status).toBe(422)
  })
})

test('E4: an order above the most that one may cost is 422 before any write', async () => {
  const dear = await shop.insertSku({ priceFen: 100_000_000, stock: 99 })
  await expectNothingWritten(async () => {
    const json = { items: [{ skuId: dear, quantity: 11 }], address }
    const refused = await send(browser, 'POST /api/orders', { json })
    expect(refused.status).toBe(422)
    expect(await codeOf(refused)).toBe('order_too_large')
  })
  expect(await shop.stockOf(dear)).toBe(99)
})

test('a total that is not what the shopper saw is price_changed, and then the right one is accepted', async () => {
  const items = [{ skuId, quantity: 1 }]
  await expectNothingWritten(async () => {
    const refused = await send(browser, 'POST /api/orders', {
      json: { items, address, expectedTotalFen: 999 },
    })
    expect(refused.status).toBe(409)
    expect(await codeOf(refused)).toBe('price_changed')
  })
  const placed = await send(browser, 'POST /api/orders', { json: { items, address, expectedTotalFen: 1000 } })
  expect(placed.status).toBe(201)
})

test("somebody else's address is as unknown as one that is not there", async () => {
  const owner = await shop.loggedIn('o-owner')
  const { addressId } = await (await send(owner, 'POST /api/addresses', { json: address })).json()
  await expectNothingWritten(async () => {
    for (const id of [addressId, 2_000_000_000]) {
      const json = { items: [{ skuId, quantity: 1 }], addressId: id }
      const refused = await send(browser, 'POST /api/orders', { json })
      expect(await codeOf(refused)).toBe('address_invalid')
    }
  })
})

test('E10: a POST from another site, or from nowhere, is 403', async () => {
  await expectNothingWritten(async () => {
    const json = { items: [{ skuId, quantity: 1 }], address }
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await send(browser, 'POST /api/orders', { json, headers })).status).toBe(403)
    }
    const form = { skuId: String(skuId), quantity: '1' }
    const headers = { origin: 'null' }
    expect((await send(browser, 'POST /api/checkout', { form, headers })).status).toBe(403)
  })
})

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

test.each<[string, string, BodyInit, number]>([
  ['a body in GBK', 'application/json; charset=gbk', '{}', 400],
  ['bytes that are not UTF-8', 'application/json', new Uint8Array([0x7b, 0xff, 0x7d]), 400],
  ['half a JSON', 'application/json', '{"items":', 400],
  ['JSON nested 20,000 deep', 'application/json', deep(20_000), 400],
  ['a deep JSON in a key', 'application/json', `{"items":${deep(40)}}`, 400],
  ['a body above 64 KiB', 'application/json', JSON.stringify({ remark: 'x'.repeat(70_000) }), 413],
  ['text that calls itself text', 'text/plain', '{}', 415],
  ['a field twice', 'application/x-www-form-urlencoded', 'remark=a&remark=b', 400],
])('E16: %s is refused', async (_, type, body, status) => {
  const refused = await send(browser, 'POST /api/orders', { body, headers: { 'content-type': type } })
  expect(refused.status).toBe(status)
})

test.each([
  ['a NUL', 'a\u0000b'],
  ['half a character', 'a\ud800b'],
])('%s in an address is 422, not a fault of the database', async (_, detail) => {
  const json = { items: [{ skuId, quantity: 1 }], address: { ...address, detail } }
  expect((await send(browser, 'POST /api/orders', { json })).status).toBe(422)
})
