import { afterAll, beforeAll, expect, test } from 'vitest'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import { locationOf, stateOf, type Browser } from '@/tests/support/oauth-browser'
import { one } from '@/tests/support/orders'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

async function logIn(browser: Browser, openid: string): Promise<string> {
  const state = await browser.start('/checkout/continue')
  return locationOf(await browser.comeBack({ state, code: shop.sns.issueCode(openid) }))
}

async function checkoutIdOf(browser: Browser): Promise<string> {
  const session = await browser.session()
  const text = 'SELECT id FROM checkout_drafts WHERE session_id = $1'
  return (await one<{ id: string }>(shop.server.pool, text, [session?.id])).id
}

test('a checkout posted before login goes on after it and places its order exactly once', async () => {
  const skuId = await shop.insertSku({ priceFen: 1500, stock: 9 })
  const browser = shop.browser()
  await send(browser, 'POST /api/cart', { form: { skuId: String(skuId), quantity: '2', from: 'teapot-1' } })
  expect(locationOf(await send(browser, 'POST /api/checkout', { form: {} }))).toBe('/checkout')
  const form = {
    checkoutId: await checkoutIdOf(browser),
    expectedTotalFen: '3000',
    remark: '谢谢',
    ...address,
  }
  const sentAway = await send(browser, 'POST /api/orders', { form })
  expect(sentAway.status).toBe(303)
  expect(locationOf(sentAway)).toBe('/pay/oauth?returnTo=%2Fcheckout%2Fcontinue')
  expect(await shop.stockOf(skuId)).toBe(9)

  expect(await logIn(browser, 'o-survivor')).toBe('/checkout/continue')
  const responses = await Promise.all(
    Array.from({ length: 5 }, () => send(browser, 'GET /checkout/continue')),
  )
  const [first, ...others] = responses.map(locationOf)
  expect(first).toMatch(/^\/pay\/[1-9][0-9]{19}$/)
  expect(new Set(others)).toEqual(new Set([first]))
  expect(await shop.stockOf(skuId)).toBe(7)
  const order = await (await send(browser, `GET /api/orders/${first?.slice(5)}`)).json()
  expect(order).toMatchObject({ totalFen: 3000, remark: '谢谢', address })
  // The ordered goods left the cart, and the address is in the book.
  expect(await (await send(browser, 'GET /api/cart')).json()).toMatchObject({ lines: [], totalFen: 0 })
  const { addresses } = await (await send(browser, 'GET /api/addresses')).json()
  expect(addresses).toEqual([expect.objectContaining({ ...address, isDefault: true })])
})

test('who chose the balance before the login is asked to pay with it after', async () => {
  const skuId = await shop.insertSku({ priceFen: 1500, stock: 9 })
  const browser = shop.browser()
  await send(browser, 'POST /api/checkout', { form: { skuId: String(skuId), quantity: '1' } })
  const form = { checkoutId: await checkoutIdOf(browser), expectedTotalFen: '1500', ...address }
  const sentAway = await send(browser, 'POST /api/orders', { form: { ...form, useBalance: '1' } })
  const state = stateOf(await browser.visit(locationOf(sentAway)))
  const cameBack = await browser.comeBack({ state, code: shop.sns.issueCode('o-balance') })
  expect(locationOf(cameBack)).toBe('/checkout/continue?balance=1')
  const onward = await send(browser, `GET ${locationOf(cameBack)}`)
  expect(locationOf(onward)).toMatch(/^\/pay\/[0-9]{20}\?balance=1$/)

  const stranger = await send(shop.browser(), 'GET /checkout/continue?balance=1')
  expect(locationOf(stranger)).toBe('/pay/oauth?returnTo=%2Fcheckout%2Fcontinue%3Fbalance%3D1')
})

test('the same form posted again after the order answers the same cashier', async () => {
  const skuId = await shop.insertSku({ priceFen: 1500, stock: 9 })
  const browser = await shop.loggedIn('o-doubletap')
  await send(browser, 'POST /api/checkout', { form: { skuId: String(skuId), quantity: '1' } })
  const form = { checkoutId: await checkoutIdOf(browser), expectedTotalFen: '1500', ...address }
  const responses = await Promise.all(
    Array.from({ length: 3 }, () => send(browser, 'POST /api/orders', { form })),
  )
  expect(new Set(responses.map(locationOf)).size).toBe(1)
  expect(await shop.stockOf(skuId)).toBe(8)
})

test('without a login JSON answers login_required, and the order waits in the draft', async () => {
  const skuId = await shop.insertSku({ priceFen: 700, stock: 9 })
  const browser = shop.browser()
  const json = { items: [{ skuId, quantity: 1 }], address, expectedTotalFen: 700 }
  const refused = await send(browser, 'POST /api/orders', { json })
  expect(refused.status).toBe(401)
  expect(await codeOf(refused)).toBe('login_required')
  await logIn(browser, 'o-json')
  expect(locationOf(await send(browser, 'GET /checkout/continue'))).toMatch(/^\/pay\/[0-9]{20}$/)
})

test.each([
  ['the price has changed', 'price_changed', 'UPDATE skus SET price_fen = 800 WHERE id = $1'],
  ['the goods are gone', 'out_of_stock', 'UPDATE skus SET stock_available = 0 WHERE id = $1'],
])('when %s meanwhile, the shopper comes back to the checkout with the reason', async (_, code, change) => {
  const skuId = await shop.insertSku({ priceFen: 700, stock: 9 })
  const browser = shop.browser()
  await send(browser, 'POST /api/checkout', { json: { items: [{ skuId, quantity: 1 }] } })
  const checkoutId = await checkoutIdOf(browser)
  await send(browser, 'POST /api/orders', { form: { checkoutId, expectedTotalFen: '700', ...address } })
  await shop.server.pool.query(change, [skuId])
  const before = await shop.count('orders')
  await logIn(browser, `o-${code}`)
  expect(locationOf(await send(browser, 'GET /checkout/continue'))).toBe(`/checkout?error=${code}`)
  expect(await shop.count('orders')).toBe(before)
})

test('continuing with nothing posted only shows the checkout, and asks for a login first', async () => {
  const browser = shop.browser()
  expect(locationOf(await send(browser, 'GET /checkout/continue'))).toBe(
    '/pay/oauth?returnTo=%2Fcheckout%2Fcontinue',
  )
  const loggedIn = await shop.loggedIn('o-nothing')
  expect(locationOf(await send(loggedIn, 'GET /checkout/continue'))).toBe('/checkout')
})

test('the coupon chosen in a checkout posted before the login is redeemed after it, at the total that was shown', async () => {
  const skuId = await shop.insertSku({ priceFen: 1500, stock: 9 })
  const couponId = await shop.insertCoupon({ amountFen: 200 })
  const owner = await shop.loggedIn('o-coupon-holder')
  await send(owner, 'POST /api/coupons/claim', { json: { couponId } })

  const browser = shop.browser()
  await send(browser, 'POST /api/checkout', { json: { items: [{ skuId, quantity: 1 }] } })
  const form = {
    checkoutId: await checkoutIdOf(browser),
    couponId: String(couponId),
    'expectedTotalFen-none': '1500',
    [`expectedTotalFen-${couponId}`]: '1300',
    ...address,
  }
  expect(locationOf(await send(browser, 'POST /api/orders', { form }))).toMatch(/^\/pay\/oauth/)
  await logIn(browser, 'o-coupon-holder')
  const cashier = locationOf(await send(browser, 'GET /checkout/continue'))
  const order = await (await send(browser, `GET /api/orders/${cashier.slice(5)}`)).json()
  expect(order).toMatchObject({ goodsFen: 1500, discountFen: 200, totalFen: 1300 })
})

test('a coupon that is gone by the time of the login is told on the checkout, and nothing is ordered', async () => {
  const skuId = await shop.insertSku({ priceFen: 1500, stock: 9 })
  const couponId = await shop.insertCoupon({ amountFen: 200 })
  const browser = shop.browser()
  await send(browser, 'POST /api/checkout', { json: { items: [{ skuId, quantity: 1 }] } })
  const form = {
    checkoutId: await checkoutIdOf(browser),
    couponId: String(couponId),
    [`expectedTotalFen-${couponId}`]: '1300',
    ...address,
  }
  await send(browser, 'POST /api/orders', { form })
  await logIn(browser, 'o-coupon-less')
  const before = await shop.count('orders')
  expect(locationOf(await send(browser, 'GET /checkout/continue'))).toBe('/checkout?error=coupon_unavailable')
  expect(await shop.count('orders')).toBe(before)

  const without = { ...form, couponId: 'none', 'expectedTotalFen-none': '1500' }
  expect(locationOf(await send(browser, 'POST /api/orders', { form: without }))).toMatch(/^\/pay\/[0-9]{20}$/)
})

test("another session's draft cannot be ordered", async () => {
  const skuId = await shop.insertSku({ priceFen: 700, stock: 9 })
  const owner = await shop.loggedIn('o-draft-owner')
  const { checkoutId } = await (
    await send(owner, 'POST /api/checkout', { json: { items: [{ skuId, quantity: 1 }] } })
  ).json()
  const thief = await shop.loggedIn('o-draft-thief')
  const refused = await send(thief, 'POST /api/orders', { json: { checkoutId, address } })
  expect(await codeOf(refused)).toBe('checkout_expired')
  expect(await shop.stockOf(skuId)).toBe(9)
})

test('a form with a wrong phone comes back to the checkout with a sentence to show', async () => {
  const skuId = await shop.insertSku({ priceFen: 700, stock: 9 })
  const browser = await shop.loggedIn('o-phone')
  await send(browser, 'POST /api/checkout', { form: { skuId: String(skuId), quantity: '1' } })
  const form = { checkoutId: await checkoutIdOf(browser), ...address, phone: '123' }
  expect(locationOf(await send(browser, 'POST /api/orders', { form }))).toBe(
    '/checkout?error=address_invalid',
  )
})

test('a form with line breaks is ordered as one line, and a remark that is too long is not called an address', async () => {
  const skuId = await shop.insertSku({ priceFen: 700, stock: 9 })
  const browser = await shop.loggedIn('o-lines')
  await send(browser, 'POST /api/checkout', { form: { skuId: String(skuId), quantity: '1' } })
  const form = { checkoutId: await checkoutIdOf(browser), ...address, detail: '科技路 1 号\r\n3 幢' }
  const tooLong = await send(browser, 'POST /api/orders', { form: { ...form, remark: '一'.repeat(201) } })
  expect(locationOf(tooLong)).toBe('/checkout?error=invalid_input')
  const longest = `${'一'.repeat(198)}\r\n二`
  const placed = await send(browser, 'POST /api/orders', { form: { ...form, remark: longest } })
  expect(locationOf(placed)).toMatch(/^\/pay\/[0-9]{20}$/)
  const { addresses } = await (await send(browser, 'GET /api/addresses')).json()
  expect(addresses).toMatchObject([{ ...address, detail: '科技路 1 号 3 幢' }])
})
