import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readOrderFacts, writeOrder } from '@/lib/store/mall-place-order'
import { address, codeOf, openMallShop, send, type MallShop, type NewCoupon } from '@/tests/support/mall-shop'
import type { Browser } from '@/tests/support/oauth-browser'
import { digits, one } from '@/tests/support/orders'

let shop: MallShop
let browser: Browser
let skuId: number
let shoppers = 0
beforeAll(async () => {
  shop = await openMallShop()
})
beforeEach(async () => {
  browser = await shop.loggedIn(`o-coupon-${(shoppers += 1)}`)
  skuId = await shop.insertSku({ priceFen: 5000, stock: 100 })
})
afterAll(() => shop.stop())

async function claimed(of: NewCoupon, by = browser): Promise<number> {
  const couponId = await shop.insertCoupon(of)
  expect((await send(by, 'POST /api/coupons/claim', { json: { couponId } })).status).toBe(200)
  return couponId
}

const order = (more: object, headers = {}) =>
  send(browser, 'POST /api/orders', {
    json: { items: [{ skuId, quantity: 1 }], address, ...more },
    headers,
  })

async function expectRefused(couponId: unknown, code = 'coupon_unavailable'): Promise<void> {
  const before = [await shop.count('orders'), await shop.stockOf(skuId)]
  const refused = await order({ couponId })
  expect([couponId, await codeOf(refused)]).toEqual([couponId, code])
  expect([await shop.count('orders'), await shop.stockOf(skuId)]).toEqual(before)
}

test('an order with a coupon costs the goods less the discount, and the coupon is used then', async () => {
  const couponId = await claimed({ amountFen: 1000, thresholdFen: 5000 })
  const placed = await order({ couponId, expectedTotalFen: 4000 })
  expect(placed.status).toBe(201)
  const { orderNo, totalFen } = await placed.json()
  expect(totalFen).toBe(4000)
  expect(await (await send(browser, `GET /api/orders/${orderNo}`)).json()).toMatchObject({
    goodsFen: 5000,
    discountFen: 1000,
    totalFen: 4000,
    couponTitle: '满减券',
  })
  const { wallet } = await (await send(browser, 'GET /api/coupons')).json()
  expect(wallet).toMatchObject({ usable: [], used: [{ couponId, orderNo }] })
  await expectRefused(couponId)
})

test('E3: a coupon worth more than the goods leaves one fen to pay', async () => {
  const couponId = await claimed({ amountFen: 999_999 })
  expect(await (await order({ couponId })).json()).toMatchObject({ totalFen: 1 })
})

test('E5: of 20 orders with the same coupon at once, exactly one is placed', async () => {
  const couponId = await claimed({ amountFen: 1000 })
  const before = await shop.count('orders')
  const responses = await Promise.all(Array.from({ length: 20 }, () => order({ couponId })))
  expect(responses.filter(({ status }) => status === 201)).toHaveLength(1)
  const codes = await Promise.all(responses.filter(({ status }) => status !== 201).map(codeOf))
  expect(codes).toEqual(Array(19).fill('coupon_unavailable'))
  expect(await shop.count('orders')).toBe(before + 1)
  expect([await shop.stockOf(skuId), await shop.reservedOf(skuId)]).toEqual([99, 1])
})

test('E5: orders with the same coupon for different goods do not deadlock either', async () => {
  const couponId = await claimed({ amountFen: 1000 })
  const skuIds = await Promise.all([1, 2, 3, 4].map(() => shop.insertSku({ priceFen: 5000, stock: 10 })))
  const responses = await Promise.all(
    Array.from({ length: 20 }, (_, n) => order({ couponId, items: [{ skuId: skuIds[n % 4], quantity: 1 }] })),
  )
  expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)])
})

test('E6: one key with one coupon, sent 20 times at once, is one order for everybody who asks', async () => {
  const couponId = await claimed({ amountFen: 1000 })
  const key = { 'idempotency-key': 'coupon-in-parallel' }
  const responses = await Promise.all(Array.from({ length: 20 }, () => order({ couponId }, key)))
  expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(201))
  expect(new Set(await Promise.all(responses.map((response) => response.text()))).size).toBe(1)
  expect(await codeOf(await order({}, key))).toBe('checkout_key_reused')
})

test('a coupon of somebody else, and one that was never claimed, are as unavailable as none', async () => {
  const other = await shop.loggedIn('o-coupon-owner')
  await expectRefused(await claimed({ amountFen: 1000 }, other))
  await expectRefused(await shop.insertCoupon({ amountFen: 1000 }))
  await expectRefused(2_147_483_647)
})

test('E2, E3: a coupon that is no id, two of them, or a discount of one’s own is 422', async () => {
  const couponId = await claimed({ amountFen: 1000 })
  for (const strange of [0, -1, 1.5, 2_147_483_648, '1', true, [couponId, couponId], { id: couponId }]) {
    await expectRefused(strange, 'invalid_input')
  }
  for (const key of ['couponIds', 'userCouponId', 'discountFen', 'goodsFen', 'coupon']) {
    expect([key, (await order({ [key]: couponId })).status]).toEqual([key, 422])
  }
})

test('a coupon below its threshold, before its start or after its end is refused, not left out', async () => {
  const hours = (n: number) => new Date(shop.server.clock.now().getTime() + n * 3_600_000)
  await expectRefused(await claimed({ amountFen: 1000, thresholdFen: 5001 }))
  await expectRefused(await claimed({ amountFen: 1000, startsAt: hours(1), endsAt: hours(2) }))
  const ending = await claimed({ amountFen: 1000, endsAt: hours(1) })
  shop.server.clock.advance({ hours: 1 })
  await expectRefused(ending)
})

test('a total without the discount that the coupon gives is price_changed', async () => {
  const couponId = await claimed({ amountFen: 1000 })
  expect(await codeOf(await order({ couponId, expectedTotalFen: 5000 }))).toBe('price_changed')
  expect(await codeOf(await order({ couponId: null, expectedTotalFen: 4000 }))).toBe('price_changed')
  expect((await order({ couponId: null, expectedTotalFen: 5000 })).status).toBe(201)
})

test('a coupon whose terms change after the discount was worked out is not redeemed on the old ones', async () => {
  const couponId = await claimed({ amountFen: 1000 })
  const userId = (await browser.session())?.user?.id ?? 0
  const wanted = { userId, sessionId: '', checkoutKey: digits(10), checkoutId: null, addressId: null }
  const facts = await readOrderFacts(shop.server.pool, {
    ...wanted,
    items: [{ skuId, quantity: 1 }],
    couponId,
  })
  const write = () =>
    writeOrder(shop.server.pool, {
      ...wanted,
      orderNo: digits(20),
      requestDigest: '',
      lines: [],
      goodsFen: 5000,
      discountFen: 1000,
      totalFen: 4000,
      coupon: facts.chosen?.ref ?? null,
      address,
      keepAddress: false,
      maxAddresses: 20,
      remark: '',
      fromCart: false,
      placedAt: shop.server.clock.now(),
      expiresAt: shop.server.clock.now(),
    })
  const change = (amountFen: number) =>
    shop.server.pool.query('UPDATE coupons SET amount_fen = $2 WHERE id = $1', [couponId, amountFen])
  await change(900)
  expect(await write()).toEqual({ outcome: 'coupon_unavailable' })
  await change(1000)
  expect(await write()).toMatchObject({ outcome: 'placed', totalFen: 4000 })
})

test('the database itself refuses a second coupon for an order, and a discount without a coupon', async () => {
  const [first, second] = [await claimed({ amountFen: 1000 }), await claimed({ amountFen: 500 })]
  const { orderNo } = await (await order({ couponId: first })).json()
  const { pool } = shop.server
  const { id } = await one<{ id: number }>(pool, 'SELECT id FROM orders WHERE order_no = $1', [orderNo])
  const redeem = 'UPDATE user_coupons SET order_id = $1, redeemed_at = now() WHERE coupon_id = $2'
  await expect(pool.query(redeem, [id, second])).rejects.toMatchObject({ code: '23505' })
  for (const change of ['discount_fen = 0', 'discount_fen = goods_fen', 'user_coupon_id = NULL']) {
    const changed = pool.query(`UPDATE orders SET ${change} WHERE id = $1`, [id])
    await expect(changed).rejects.toMatchObject({ code: '23514' })
  }
})
