import { afterAll, beforeAll, expect, test } from 'vitest'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

const shoppers = (count: number, name: string) =>
  Promise.all(Array.from({ length: count }, (_, n) => shop.loggedIn(`o-${name}-${n}`)))

test('B2: of 30 shoppers who order the last one at once, one gets it', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 1 })
  const other = await shop.insertSku({ priceFen: 100, stock: 1000 })
  const before = await shop.count('orders')
  const items = [
    { skuId: other, quantity: 1 },
    { skuId, quantity: 1 },
  ]
  const responses = await Promise.all(
    (await shoppers(30, 'last')).map((browser) =>
      send(browser, 'POST /api/orders', { json: { items, address } }),
    ),
  )
  expect(responses.filter(({ status }) => status === 201)).toHaveLength(1)
  const refused = responses.filter(({ status }) => status === 409)
  expect(refused).toHaveLength(29)
  expect(new Set(await Promise.all(refused.map(codeOf)))).toEqual(new Set(['out_of_stock']))
  expect(await shop.stockOf(skuId)).toBe(0)
  expect(await shop.reservedOf(skuId)).toBe(1)
  // The other line of a refused order was not taken either.
  expect(await shop.stockOf(other)).toBe(999)
  expect(await shop.reservedOf(other)).toBe(1)
  expect(await shop.count('orders')).toBe(before + 1)
})

test('orders of the same goods named in opposite order never deadlock', async () => {
  const [a, b] = await Promise.all([1, 2].map(() => shop.insertSku({ priceFen: 100, stock: 100 })))
  const responses = await Promise.all(
    (await shoppers(20, 'cross')).map((browser, n) =>
      send(browser, 'POST /api/orders', {
        json: { items: (n % 2 ? [a, b] : [b, a]).map((skuId) => ({ skuId, quantity: 2 })), address },
      }),
    ),
  )
  expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(201))
  expect(await shop.stockOf(a ?? 0)).toBe(60)
  expect(await shop.stockOf(b ?? 0)).toBe(60)
})

test('the database itself refuses stock below zero and an order above the most', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 0 })
  const sell = shop.server.pool.query('UPDATE skus SET stock_available = stock_available - 1 WHERE id = $1', [
    skuId,
  ])
  await expect(sell).rejects.toMatchObject({ code: '23514' })
  const userId = (await (await shop.loggedIn('o-rows')).session())?.user?.id
  const insert = shop.server.pool.query(
    `INSERT INTO orders (order_no, user_id, state, goods_fen, total_fen, checkout_key, recipient, phone, region, detail, remark,
       placed_at, expires_at)
     VALUES ('12345678901234567890', $1, 'awaiting_payment', 1000, 1000000001, 'k', '', '', '', '', '', now(), now())`,
    [userId],
  )
  await expect(insert).rejects.toMatchObject({ code: '23514' })
})

test('goods taken off the shelf cannot be ordered', async () => {
  const skuId = await shop.insertSku({ priceFen: 100, stock: 10 })
  await shop.server.pool.query(
    'UPDATE products SET on_sale = false WHERE id = (SELECT product_id FROM skus WHERE id = $1)',
    [skuId],
  )
  const browser = await shop.loggedIn('o-shelf')
  const refused = await send(browser, 'POST /api/orders', {
    json: { items: [{ skuId, quantity: 1 }], address },
  })
  expect(await codeOf(refused)).toBe('out_of_stock')
})
