import { expect } from '@playwright/test'
import { one } from '../../support/orders'
import type { SimulatedShop } from '../../support/simulated-shop'
import { operatorOf } from './operator'
import type { Phone } from './test'

const address = { recipient: '林小满', phone: '13800138000', region: '浙江省杭州市', detail: '龙井路 1 号' }

/** For stories that begin after the login: the shopper logs in, and nothing else. */
export async function logIn({ page }: Phone, { origin }: SimulatedShop): Promise<void> {
  await page.goto(`${origin}/orders`)
  await expect(page).toHaveURL(/\/orders(#|$)/)
}

/** An order placed without its pages, of one piece of each of these products. Returns its number. */
export async function placeOrder(
  { page }: Phone,
  { origin, database }: SimulatedShop,
  slugs: readonly string[] = ['sandalwood-comb'],
): Promise<string> {
  const items = await Promise.all(
    slugs.map(async (slug) => {
      const text = `SELECT s.id FROM skus s JOIN products p ON p.id = s.product_id WHERE p.slug = $1 ORDER BY s.position LIMIT 1`
      const { id } = await one<{ id: number }>(database.pool, text, [slug])
      return { skuId: id, quantity: 1 }
    }),
  )
  const answer = await page.request.post(`${origin}/api/orders`, { data: { items, address } })
  expect(answer.status()).toBe(201)
  const { orderNo }: { orderNo: string } = await answer.json()
  return orderNo
}

/** The same, and paid from the balance: WeChat has no part in it. */
export async function buyFromBalance(
  phone: Phone,
  mall: SimulatedShop,
  slugs?: readonly string[],
): Promise<string> {
  const orderNo = await placeOrder(phone, mall, slugs)
  const text = 'SELECT total_fen AS "totalFen" FROM orders WHERE order_no = $1'
  const { totalFen } = await one<{ totalFen: number }>(mall.database.pool, text, [orderNo])
  await operatorOf(mall).credit(phone.openid, totalFen)
  const data = { orderNo, useBalance: true, expectedTotalFen: totalFen }
  const answer = await phone.page.request.post(`${mall.origin}/pay/unifiedorder`, { data })
  expect(await answer.json()).toEqual({ status: 'paid' })
  return orderNo
}
