import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderNoPattern } from '@/lib/domain/order-no'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import { one } from '@/tests/support/orders'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

test('an order takes its stock, its price from the catalogue, and its lines as they were', async () => {
  const skuId = await shop.insertSku({ priceFen: 1999, stock: 5 })
  const browser = await shop.loggedIn('o-plain')
  const response = await send(browser, 'POST /api/orders', {
    json: { items: [{ skuId, quantity: 3 }], address, remark: '周末送', expectedTotalFen: 5997 },
  })
  expect(response.status).toBe(201)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { orderNo, totalFen } = await response.json()
  expect(orderNo).toMatch(orderNoPattern)
  expect(totalFen).toBe(5997)
  expect(await shop.stockOf(skuId)).toBe(2)

  const order = await (await send(browser, `GET /api/orders/${orderNo}`)).json()
  expect(order).toMatchObject({
    state: 'awaiting_payment',
    totalFen: 5997,
    address,
    remark: '周末送',
    canPay: true,
  })
  expect(order.lines).toEqual([
    expect.objectContaining({ productTitle: '茶壶', skuName: '白色', unitPriceFen: 1999, quantity: 3 }),
  ])
  expect(new Date(order.expiresAt).getTime() - new Date(order.placedAt).getTime()).toBe(30 * 60_000)

  const text = 'SELECT event, o.id FROM order_events e JOIN orders o ON o.id = order_id WHERE order_no = $1'
  expect(await one(shop.server.pool, text, [orderNo])).toMatchObject({ event: 'order_placed' })
})

test('E6: one key sent 20 times at once places one order and takes its stock once', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 50 })
  const browser = await shop.loggedIn('o-parallel')
  const before = await shop.count('orders')
  const sent = {
    json: { items: [{ skuId, quantity: 2 }], address },
    headers: { 'idempotency-key': 'parallel-1' },
  }
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => send(browser, 'POST /api/orders', sent)),
  )
  expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(201))
  const bodies = await Promise.all(responses.map((response) => response.text()))
  expect(new Set(bodies).size).toBe(1)
  expect(await shop.count('orders')).toBe(before + 1)
  expect(await shop.stockOf(skuId)).toBe(48)
})

test('E6: the same key with another body is refused and changes nothing', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 50 })
  const browser = await shop.loggedIn('o-reuse')
  const headers = { 'idempotency-key': 'reused-key-1' }
  await send(browser, 'POST /api/orders', { json: { items: [{ skuId, quantity: 1 }], address }, headers })
  for (const other of [
    { items: [{ skuId, quantity: 2 }], address },
    { items: [{ skuId, quantity: 1 }], address: { ...address, detail: '科技路 2 号' } },
    { items: [{ skuId, quantity: 1 }], address, remark: '快一点' },
  ]) {
    const refused = await send(browser, 'POST /api/orders', { json: other, headers })
    expect(refused.status).toBe(422)
    expect(await codeOf(refused)).toBe('checkout_key_reused')
  }
  expect(await shop.stockOf(skuId)).toBe(49)
})

test('E6: one key for different goods at the same moment places one of the two', async () => {
  const browser = await shop.loggedIn('o-race')
  const skuIds = await Promise.all([1, 2].map(() => shop.insertSku({ priceFen: 100, stock: 10 })))
  const before = await shop.count('orders')
  const responses = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      send(browser, 'POST /api/orders', {
        json: { items: [{ skuId: skuIds[n % 2], quantity: 1 }], address },
        headers: { 'idempotency-key': 'race-of-two' },
      }),
    ),
  )
  expect(responses.map(({ status }) => status).sort()).toEqual([
    ...Array(10).fill(201),
    ...Array(10).fill(422),
  ])
  expect(await shop.count('orders')).toBe(before + 1)
  const left = await Promise.all(skuIds.map((skuId) => shop.stockOf(skuId)))
  expect(left.sort()).toEqual([10, 9].sort())
})

test('two shoppers may use the same key: each gets an order of their own', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 10 })
  const sent = {
    json: { items: [{ skuId, quantity: 1 }], address },
    headers: { 'idempotency-key': 'shared-key' },
  }
  const first = await (await send(await shop.loggedIn('o-one'), 'POST /api/orders', sent)).json()
  const second = await (await send(await shop.loggedIn('o-two'), 'POST /api/orders', sent)).json()
  expect(first.orderNo).not.toBe(second.orderNo)
})

test('a repeat is answered with its order even when the goods are sold out by then', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 1 })
  const browser = await shop.loggedIn('o-late')
  const sent = {
    json: { items: [{ skuId, quantity: 1 }], address },
    headers: { 'idempotency-key': 'late-repeat' },
  }
  const first = await (await send(browser, 'POST /api/orders', sent)).json()
  await shop.server.pool.query('UPDATE skus SET price_fen = 200 WHERE id = $1', [skuId])
  expect(await (await send(browser, 'POST /api/orders', sent)).json()).toEqual(first)
})
