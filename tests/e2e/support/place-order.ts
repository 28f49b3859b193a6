import { expect, type APIRequestContext } from '@playwright/test'
import { one } from '../../support/orders'
import type { SimulatedShop } from '../../support/simulated-shop'

/** A product that the seed sells, with one price a piece and plenty of it. */
export const productSlug = 'sandalwood-comb'

const address = {
  recipient: '林小满',
  phone: '13800138000',
  region: '浙江省杭州市西湖区',
  detail: '龙井路 1 号',
}

/** Logs the phone's shopper in, as following the shop's redirects to WeChat and back does. */
export async function logIn(request: APIRequestContext, { origin }: SimulatedShop): Promise<void> {
  const end = await request.get(`${origin}/pay/oauth?returnTo=/healthz`)
  expect(new URL(end.url()).pathname).toBe('/healthz')
}

/** The id of the product's first SKU. */
export async function skuOf({ database }: SimulatedShop, slug: string): Promise<number> {
  const text = `SELECT s.id FROM skus s JOIN products p ON p.id = s.product_id
     WHERE p.slug = $1 ORDER BY s.position LIMIT 1`
  return (await one<{ id: number }>(database.pool, text, [slug])).id
}

/**
 * Posts as the shop's own pages do, and returns the answer; logs the shopper in when that is needed. For stories that
 * are about something else than the pages which would post it.
 */
export async function post<Answer = unknown>(
  request: APIRequestContext,
  mall: SimulatedShop,
  path: string,
  data: object,
): Promise<Answer> {
  const send = () => request.post(`${mall.origin}${path}`, { data })
  let answer = await send()
  if (answer.status() === 401) {
    await logIn(request, mall)
    answer = await send()
  }
  expect(answer.ok(), `${path} answered ${answer.status()} ${await answer.text()}`).toBe(true)
  return answer.json()
}

/**
 * An order of one piece, at ¥69 unless other products are named, without its pages: a story that is not about the
 * checkout need not wait for them.
 */
export async function placeOrder(
  request: APIRequestContext,
  mall: SimulatedShop,
  slugs: readonly string[] = [productSlug],
): Promise<string> {
  const skuIds = await Promise.all(slugs.map((slug) => skuOf(mall, slug)))
  const items = skuIds.map((skuId) => ({ skuId, quantity: 1 }))
  const { orderNo } = await post<{ orderNo: string }>(request, mall, '/api/orders', { items, address })
  return orderNo
}
