import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxLines } from '@/lib/domain/limits'
import { codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import { locationOf, type Browser } from '@/tests/support/oauth-browser'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

const cartOf = async (browser: Browser) => (await send(browser, 'GET /api/cart')).json()

test('a cart filled before login is there after it, added to what the shopper had', async () => {
  const [a, b] = await Promise.all([1, 2].map(() => shop.insertSku({ priceFen: 100, stock: 99 })))
  const known = await shop.loggedIn('o-cart')
  await send(known, 'POST /api/cart', { json: { skuId: a, quantity: 1 } })
  const fresh = shop.browser()
  await send(fresh, 'POST /api/cart', { json: { skuId: a, quantity: 2 } })
  await send(fresh, 'POST /api/cart', { json: { skuId: b, quantity: 1 } })
  await fresh.comeBack({ state: await fresh.start('/cart'), code: shop.sns.issueCode('o-cart') })
  const { lines, totalFen } = await cartOf(fresh)
  expect(
    Object.fromEntries(lines.map((line: { skuId: number; quantity: number }) => [line.skuId, line.quantity])),
  ).toEqual({ [a ?? 0]: 3, [b ?? 0]: 1 })
  expect(totalFen).toBe(400)
})

test('20 additions at once all count', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 99 })
  const browser = shop.browser()
  await send(browser, 'POST /api/cart', { json: { skuId, quantity: 1 } })
  await Promise.all(
    Array.from({ length: 20 }, () => send(browser, 'POST /api/cart', { json: { skuId, quantity: 1 } })),
  )
  expect(await cartOf(browser)).toMatchObject({ pieces: 21 })
})

test('a cart takes 50 different goods, also when the last places are fought for', async () => {
  const browser = await shop.loggedIn('o-full')
  const skuIds = await Promise.all(
    Array.from({ length: maxLines + 6 }, () => shop.insertSku({ priceFen: 100, stock: 9 })),
  )
  const responses = await Promise.all(
    skuIds.map((skuId) => send(browser, 'POST /api/cart', { json: { skuId, quantity: 1 } })),
  )
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(maxLines)
  const full = responses.filter(({ status }) => status === 409)
  expect(await Promise.all(full.map(codeOf))).toEqual(Array(6).fill('cart_full'))
  expect((await cartOf(browser)).lines).toHaveLength(maxLines)
})

test.each([-1, 0, 1.5, 1e9, '1', true, [1], 2147483648, null])(
  'E1: a cart quantity of %j is 422, adding and setting',
  async (quantity) => {
    const skuId = await shop.insertSku({ priceFen: 100, stock: 9 })
    const browser = shop.browser()
    await send(browser, 'POST /api/cart', { json: { skuId, quantity: 1 } })
    for (const target of ['POST /api/cart', 'POST /api/cart/quantity']) {
      expect((await send(browser, target, { json: { skuId, quantity } })).status).toBe(422)
    }
    expect(await cartOf(browser)).toMatchObject({ pieces: 1 })
  },
)

test.each(['0', '-1', '1.5', '1e1', '', '１', '99999999999'])(
  'E1: a form with the quantity %j changes nothing and comes back with a sentence',
  async (quantity) => {
    const skuId = await shop.insertSku({ priceFen: 100, stock: 9 })
    const browser = shop.browser()
    await send(browser, 'POST /api/cart', { json: { skuId, quantity: 1 } })
    const form = { skuId: String(skuId), quantity }
    expect(locationOf(await send(browser, 'POST /api/cart/quantity', { form }))).toBe(
      '/cart?error=invalid_input',
    )
    expect(await cartOf(browser)).toMatchObject({ pieces: 1 })
  },
)

test('more than the stock is refused where the shopper stands', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 2 })
  const browser = shop.browser()
  const form = { skuId: String(skuId), quantity: '3', from: 'teapot-1' }
  expect(locationOf(await send(browser, 'POST /api/cart', { form }))).toBe(
    '/products/teapot-1?error=out_of_stock',
  )
  expect(locationOf(await send(browser, 'POST /api/cart', { form: { ...form, quantity: '2' } }))).toBe(
    '/products/teapot-1?added=1',
  )
  // With all there are in the cart, no other number would do: it is the cart that the shopper is sent to.
  expect(locationOf(await send(browser, 'POST /api/cart', { form: { ...form, quantity: '1' } }))).toBe(
    '/products/teapot-1?error=too_many_in_cart',
  )
  expect(await cartOf(browser)).toMatchObject({ pieces: 2 })
})

test.each(['//evil.example', '/\\evil', 'https:evil', 'a/../../evil', '%2F%2Fevil', 'A?x=1'])(
  'D5: a form that comes from %j goes back to a page of ours',
  async (from) => {
    const skuId = await shop.insertSku({ priceFen: 100, stock: 2 })
    const form = { skuId: String(skuId), quantity: '1', from }
    expect(locationOf(await send(shop.browser(), 'POST /api/cart', { form }))).toBe('/?added=1')
  },
)

test('a line is changed and removed by its own cart only', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 9 })
  const [mine, other] = [shop.browser(), shop.browser()]
  await send(mine, 'POST /api/cart', { json: { skuId, quantity: 1 } })
  await send(other, 'POST /api/cart/remove', { json: { skuId } })
  expect((await send(other, 'POST /api/cart/quantity', { json: { skuId, quantity: 5 } })).status).toBe(404)
  expect(await cartOf(mine)).toMatchObject({ pieces: 1 })
  await send(mine, 'POST /api/cart/remove', { json: { skuId } })
  expect(await cartOf(mine)).toMatchObject({ pieces: 0 })
})

test('an empty cart cannot be checked out', async () => {
  const refused = await send(shop.browser(), 'POST /api/checkout', { form: {} })
  expect(locationOf(refused)).toBe('/cart?error=cart_empty')
})
