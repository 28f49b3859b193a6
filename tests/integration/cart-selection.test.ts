import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CartLine } from '@/lib/domain/cart-view'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import { locationOf, type Browser } from '@/tests/support/oauth-browser'
import { one } from '@/tests/support/orders'

let shop: MallShop
let browser: Browser
/** Two goods of 10 and 20 yuan, nine of each, one piece of each in the cart. */
let a: number
let b: number
beforeAll(async () => {
  shop = await openMallShop()
})
beforeEach(async () => {
  browser = shop.browser()
  a = await shop.insertSku({ priceFen: 1000, stock: 9 })
  b = await shop.insertSku({ priceFen: 2000, stock: 9 })
  for (const skuId of [a, b]) await send(browser, 'POST /api/cart', { json: { skuId, quantity: 1 } })
})
afterAll(() => shop.stop())

const cartOf = async (of = browser) => (await send(of, 'GET /api/cart')).json()
const select = (json: object) => send(browser, 'POST /api/cart/select', { json })
const set = (skuId: number, change: string) =>
  shop.server.pool.query(`UPDATE skus SET ${change} WHERE id = $1`, [skuId])
async function draftOf(of = browser): Promise<{ id: string; items: unknown }> {
  const session = await of.session()
  const text = 'SELECT id, items FROM checkout_drafts WHERE session_id = $1'
  return one(shop.server.pool, text, [session?.id])
}

test('what is added is selected; what is left out costs nothing and is not checked out', async () => {
  expect(await cartOf()).toMatchObject({ selectedPieces: 2, totalFen: 3000, isAllSelected: true })
  const answer = await (await select({ skuId: b, isSelected: false })).json()
  expect(answer).toMatchObject({ pieces: 2, selectedPieces: 1, totalFen: 1000, isAllSelected: false })
  expect(locationOf(await send(browser, 'POST /api/checkout', { form: { pieces: '1' } }))).toBe('/checkout')
  expect((await draftOf()).items).toEqual([{ skuId: a, quantity: 1, priceFen: 1000 }])
})

test('an order takes the selected lines out of the cart and leaves the others', async () => {
  await select({ skuId: b, isSelected: false })
  await send(browser, 'POST /api/checkout', { json: {} })
  const form = { checkoutId: (await draftOf()).id, expectedTotalFen: '1000', ...address }
  await send(browser, 'POST /api/orders', { form })
  const state = await browser.start('/checkout/continue')
  await browser.comeBack({ state, code: shop.sns.issueCode('o-selects') })
  expect(locationOf(await send(browser, 'GET /checkout/continue'))).toMatch(/^\/pay\//)
  const { lines } = await cartOf()
  expect(lines).toEqual([expect.objectContaining({ skuId: b, isSelected: false })])
  // Without a draft, an order is of the selected lines too: here of none.
  expect(await codeOf(await send(browser, 'POST /api/orders', { json: { address } }))).toBe('cart_empty')
})

test('all lines are selected and left out at once, by a form too, and only in one’s own cart', async () => {
  const other = shop.browser()
  await send(other, 'POST /api/cart', { json: { skuId: a, quantity: 1 } })
  await select({ isSelected: false })
  expect(await cartOf()).toMatchObject({ selectedPieces: 0, canOrder: false })
  expect(await cartOf(other)).toMatchObject({ selectedPieces: 1 })
  expect(locationOf(await send(browser, 'POST /api/checkout', { form: {} }))).toBe('/cart?error=cart_empty')
  const form = { isSelected: 'true' }
  expect(locationOf(await send(browser, 'POST /api/cart/select', { form }))).toBe('/cart')
  expect(await cartOf()).toMatchObject({ selectedPieces: 2 })
})

test.each([{}, { isSelected: 'yes' }, { isSelected: 'true', skuId: '-1' }, { isSelected: '' }])(
  'the form %j selects nothing and comes back with a sentence',
  async (form) => {
    await select({ isSelected: false })
    const answer = await send(browser, 'POST /api/cart/select', { form: { ...form } })
    expect(locationOf(answer)).toBe('/cart?error=invalid_input')
    expect(await cartOf()).toMatchObject({ selectedPieces: 0 })
  },
)

test('the selection and the price at adding survive a login; wanted in one of the two carts is wanted', async () => {
  const known = await shop.loggedIn('o-merging')
  for (const skuId of [a, b]) await send(known, 'POST /api/cart', { json: { skuId, quantity: 1 } })
  await send(known, 'POST /api/cart/select', { json: { isSelected: false } })
  await set(a, 'price_fen = 1100')
  await select({ skuId: b, isSelected: false })
  await browser.comeBack({ state: await browser.start('/cart'), code: shop.sns.issueCode('o-merging') })
  const { lines } = await cartOf()
  const seen = lines.map(({ skuId, quantity, isSelected, addedPriceFen }: CartLine) => [
    [skuId, quantity, isSelected, addedPriceFen],
  ])
  expect(seen).toEqual([[[a, 2, true, 1000]], [[b, 2, false, 2000]]])
  // Adding it again selects it, at the price that is shown by now.
  await send(browser, 'POST /api/cart', { json: { skuId: a, quantity: 1 } })
  expect((await cartOf()).lines[0]).toMatchObject({ addedPriceFen: 1100, quantity: 3 })
})

test('what is sold out or off sale stays apart, and 清除 takes it out', async () => {
  await set(b, 'stock_available = 0')
  expect(await cartOf()).toMatchObject({ pieces: 2, selectedPieces: 1, totalFen: 1000, canOrder: true })
  expect((await send(browser, 'POST /api/checkout', { json: { pieces: 1 } })).status).toBe(200)
  expect(locationOf(await send(browser, 'POST /api/cart/clear', { form: {} }))).toBe('/cart')
  expect((await cartOf()).lines).toEqual([expect.objectContaining({ skuId: a })])
})

test('goods that sell out between the cart and the checkout are told, not dropped', async () => {
  await set(b, 'stock_available = 0')
  const form = { pieces: '2' }
  expect(locationOf(await send(browser, 'POST /api/checkout', { form }))).toBe('/cart?error=cart_changed')
  expect(await codeOf(await send(browser, 'POST /api/checkout', { json: {} }))).toBe('out_of_stock')
})

test('a price that changed between the cart and the checkout is told in the cart, and what is no total is not', async () => {
  const checkOut = async (totalFen: string) =>
    locationOf(await send(browser, 'POST /api/checkout', { form: { pieces: '2', totalFen } }))
  expect(await checkOut('3000')).toBe('/checkout')
  await set(a, 'price_fen = 1100')
  expect(await checkOut('3000')).toBe('/cart?error=cart_changed')
  expect(await checkOut('3100')).toBe('/checkout')
  for (const absurd of ['', '-1', '9999999999', '31.00', 'x'])
    expect(await checkOut(absurd)).toBe('/checkout')
  expect(await codeOf(await send(browser, 'POST /api/checkout', { json: { totalFen: 3000 } }))).toBe(
    'cart_changed',
  )
})

test('a price that changed between a product’s page and the checkout is kept as it was shown, and not charged', async () => {
  const owner = await shop.loggedIn('o-buys-now')
  const buyNow = (prices: Record<string, string>) =>
    send(owner, 'POST /api/checkout', { form: { skuId: String(a), quantity: '2', from: 'x', ...prices } })
  await set(a, 'price_fen = 1100')
  expect(locationOf(await buyNow({ [`priceFen-${a}`]: '1000', [`priceFen-${b}`]: '2000' }))).toBe('/checkout')
  const draft = await draftOf(owner)
  expect(draft.items).toEqual([{ skuId: a, quantity: 2, priceFen: 1000 }])
  const form = { checkoutId: draft.id, ...address }
  const order = (expectedTotalFen: string) =>
    send(owner, 'POST /api/orders', { form: { ...form, expectedTotalFen } })
  expect(locationOf(await order('2000'))).toBe('/checkout?error=price_changed')
  expect(locationOf(await order('2200'))).toMatch(/^\/pay\//)

  for (const absurd of ['', '-1', '9999999999', 'x']) {
    expect(locationOf(await buyNow({ [`priceFen-${a}`]: absurd }))).toBe('/checkout')
    expect((await draftOf(owner)).items).toEqual([{ skuId: a, quantity: 2, priceFen: 1100 }])
  }
})

test('whose login ran out over a full cart is asked to log in, not told that it changed', async () => {
  const form = { pieces: '2', totalFen: '3000' }
  const nobody = await send(shop.browser(), 'POST /api/checkout', { form })
  expect(locationOf(nobody)).toBe('/pay/oauth?returnTo=%2Fcart')
  expect(await codeOf(await send(shop.browser(), 'POST /api/checkout', { json: { pieces: 2 } }))).toBe(
    'login_required',
  )
  // Nothing was seen there, or it is somebody's own cart that is empty: that is no matter of a login.
  expect(await codeOf(await send(shop.browser(), 'POST /api/checkout', { json: { pieces: 0 } }))).toBe(
    'cart_empty',
  )
  const owner = await shop.loggedIn('o-has-nothing')
  expect(locationOf(await send(owner, 'POST /api/checkout', { form }))).toBe('/cart?error=cart_changed')
})

test('the total of the cart shows what the best coupon would take off, to whoever has one', async () => {
  const couponId = await shop.insertCoupon({ amountFen: 700, thresholdFen: 2500 })
  const owner = await shop.loggedIn('o-estimates')
  await send(owner, 'POST /api/coupons/claim', { json: { couponId } })
  for (const skuId of [a, b]) await send(owner, 'POST /api/cart', { json: { skuId, quantity: 1 } })
  expect(await cartOf(owner)).toMatchObject({ totalFen: 3000, discountFen: 700 })
  const answer = await send(owner, 'POST /api/cart/select', { json: { skuId: a, isSelected: false } })
  expect(await answer.json()).toMatchObject({ totalFen: 2000, discountFen: 0 })
  expect(await cartOf()).toMatchObject({ totalFen: 3000, discountFen: 0 })
})

test('a checkout is lowered to what is left, keeps what was posted, and is confirmed again', async () => {
  const owner = await shop.loggedIn('o-adjusts')
  await send(owner, 'POST /api/checkout', {
    json: { items: [a, b].map((skuId) => ({ skuId, quantity: 3 })) },
  })
  const before = await draftOf(owner)
  const form = { checkoutId: before.id, expectedTotalFen: '9000', remark: '周末送', ...address }
  await set(a, 'stock_available = 1')
  await set(b, 'stock_available = 0')
  const refused = await send(owner, 'POST /api/orders', { form })
  expect(locationOf(refused)).toBe('/checkout?error=out_of_stock')
  expect(locationOf(await send(owner, 'POST /api/checkout/adjust', { form: {} }))).toBe('/checkout')
  const after = await draftOf(owner)
  expect(after.items).toEqual([{ skuId: a, quantity: 1, priceFen: 1000 }])
  // What was posted is kept, but orders nothing by itself.
  expect(locationOf(await send(owner, 'GET /checkout/continue'))).toBe('/checkout?error=price_changed')
  const again = { ...form, checkoutId: after.id, expectedTotalFen: '1000' }
  expect(locationOf(await send(owner, 'POST /api/orders', { form: again }))).toMatch(/^\/pay\//)
})

test('a checkout of which nothing is left, and one that is not there, cannot be lowered', async () => {
  await send(browser, 'POST /api/checkout', { json: { items: [{ skuId: a, quantity: 3 }] } })
  await set(a, 'stock_available = 0')
  const adjust = async (of: Browser) => codeOf(await send(of, 'POST /api/checkout/adjust', { json: {} }))
  expect(await adjust(browser)).toBe('out_of_stock')
  expect(await adjust(shop.browser())).toBe('checkout_expired')
})

test('the wish to pay from the balance goes along to the cashier, and back to a refused checkout', async () => {
  const owner = await shop.loggedIn('o-balance-wish')
  await send(owner, 'POST /api/checkout', { json: { items: [{ skuId: a, quantity: 1 }] } })
  const form = { checkoutId: (await draftOf(owner)).id, useBalance: '1', ...address }
  const refused = await send(owner, 'POST /api/orders', { form: { ...form, expectedTotalFen: '999' } })
  expect(locationOf(refused)).toBe('/checkout?balance=1&error=price_changed')
  const placed = await send(owner, 'POST /api/orders', { form: { ...form, expectedTotalFen: '1000' } })
  expect(locationOf(placed)).toMatch(/^\/pay\/[0-9]{20}\?balance=1$/)
})

test('an address saved from the checkout leads back there, to begin with it, by no other word', async () => {
  const owner = await shop.loggedIn('o-edits-address')
  const { addressId } = await (await send(owner, 'POST /api/addresses', { json: address })).json()
  const change = (from: string) =>
    send(owner, 'POST /api/addresses/change', { form: { id: String(addressId), from, ...address } })
  expect(locationOf(await change('checkout'))).toBe(`/checkout?address=${addressId}`)
  expect(locationOf(await change('//evil.example'))).toBe('/me/addresses')
  const added = await send(owner, 'POST /api/addresses', { form: { from: 'checkout', ...address } })
  const { addresses } = await (await send(owner, 'GET /api/addresses')).json()
  const other = addresses.find(({ id }: { id: number }) => id !== addressId)
  expect(locationOf(added)).toBe(`/checkout?address=${other.id}`)
})
