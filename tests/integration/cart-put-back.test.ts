import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CartLine } from '@/lib/domain/cart-view'
import { maxLines } from '@/lib/domain/limits'
import { codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import type { Browser } from '@/tests/support/oauth-browser'

let shop: MallShop
let browser: Browser
/** Two goods of 10 and 20 yuan, five pieces of each in the cart. */
let a: number
let b: number
beforeAll(async () => {
  shop = await openMallShop()
})
beforeEach(async () => {
  browser = shop.browser()
  a = await shop.insertSku({ priceFen: 1000, stock: 9 })
  b = await shop.insertSku({ priceFen: 2000, stock: 9 })
  for (const skuId of [a, b]) await add(skuId, 5)
})
afterAll(() => shop.stop())

const add = (skuId: number, quantity: number) =>
  send(browser, 'POST /api/cart', { json: { skuId, quantity } })
const remove = (skuId: number) => send(browser, 'POST /api/cart/remove', { json: { skuId } })
const restore = (skuId: number, of = browser) => send(of, 'POST /api/cart/restore', { json: { skuId } })
const set = (skuId: number, change: string) =>
  shop.server.pool.query(`UPDATE skus SET ${change} WHERE id = $1`, [skuId])
async function linesOf(answer: Response): Promise<unknown[]> {
  const { lines }: { lines: CartLine[] } = await answer.json()
  return lines.map((line) => [line.skuId, line.quantity, line.isSelected, line.addedPriceFen, line.problem])
}
const cart = async () => linesOf(await send(browser, 'GET /api/cart'))

test('a line goes back as it was: its place, its quantity, its tick, the price it was added at', async () => {
  await send(browser, 'POST /api/cart/select', { json: { skuId: a, isSelected: false } })
  await set(a, 'price_fen = 1100')
  const before = await cart()
  await remove(a)
  expect(await linesOf(await restore(a))).toEqual(before)
  expect(before[0]).toEqual([a, 5, false, 1000, null])
})

test('goods that ran short or sold out go back all the same, and the cart says so', async () => {
  await remove(a)
  await set(a, 'stock_available = 3')
  expect(await linesOf(await restore(a))).toContainEqual([a, 5, true, 1000, 'low_stock'])
  await remove(a)
  await set(a, 'stock_available = 0')
  expect(await linesOf(await restore(a))).toContainEqual([a, 5, true, 1000, 'sold_out'])
})

test('a line that was not taken out, or came back meanwhile, stays as it is', async () => {
  const before = await cart()
  expect(await linesOf(await restore(a))).toEqual(before)
  await remove(a)
  await add(a, 1)
  await restore(a)
  expect(await cart()).toContainEqual([a, 1, true, 1000, null])
  // Put back once is put back: what goes afterwards in another way stays away.
  await set(a, 'stock_available = 0')
  await send(browser, 'POST /api/cart/clear', { json: {} })
  expect(await linesOf(await restore(a))).toEqual([[b, 5, true, 2000, null]])
})

test('only the line taken out last goes back, into the cart it was in', async () => {
  await remove(a)
  await remove(b)
  await restore(a)
  await restore(b, shop.browser())
  expect(await cart()).toEqual([])
  expect(await linesOf(await restore(b))).toEqual([[b, 5, true, 2000, null]])
})

test('a cart that was filled up meanwhile says so', async () => {
  await remove(a)
  const others = Array.from({ length: maxLines - 1 }, () => shop.insertSku({ priceFen: 100, stock: 9 }))
  for (const skuId of await Promise.all(others)) await add(skuId, 1)
  expect(await codeOf(await restore(a))).toBe('cart_full')
})

test.each([0, -1, 1.5, '1', null])('the SKU %j puts nothing back', async (skuId) => {
  await remove(a)
  expect((await send(browser, 'POST /api/cart/restore', { json: { skuId } })).status).toBe(422)
  expect(await cart()).toEqual([[b, 5, true, 2000, null]])
})
