import type { Page } from '@playwright/test'
import { one } from '../../support/orders'
import type { SimulatedShop } from '../../support/simulated-shop'

/** One of the seed's SKUs. */
export interface Goods {
  slug: string
  name: string
}

export async function skuIdOf({ database }: SimulatedShop, { slug, name }: Goods): Promise<number> {
  const sku = await one<{ id: number }>(
    database.pool,
    'SELECT s.id FROM skus s JOIN products p ON p.id = s.product_id WHERE p.slug = $1 AND s.name = $2',
    [slug, name],
  )
  return sku.id
}

/** Puts goods into the cart of the phone that the page is on. */
export async function putIntoCart(
  page: Page,
  mall: SimulatedShop,
  goods: Goods & { quantity?: number },
): Promise<void> {
  const data = { skuId: await skuIdOf(mall, goods), quantity: goods.quantity ?? 1 }
  const answer = await page.request.post(`${mall.origin}/api/cart`, { data })
  if (!answer.ok()) throw new Error(await answer.text())
}

/** Changes goods behind the shopper's back; returns how to undo it, for the stories that follow in the same shop. */
export async function changeGoods(
  mall: SimulatedShop,
  goods: Goods,
  change: { priceFen?: number; stock?: number },
): Promise<() => Promise<unknown>> {
  const { pool } = mall.database
  const id = await skuIdOf(mall, goods)
  const before = await one<{ price_fen: number; stock_available: number }>(
    pool,
    'SELECT price_fen, stock_available FROM skus WHERE id = $1',
    [id],
  )
  const write = (priceFen: number, stock: number) =>
    pool.query('UPDATE skus SET price_fen = $2, stock_available = $3 WHERE id = $1', [id, priceFen, stock])
  await write(change.priceFen ?? before.price_fen, change.stock ?? before.stock_available)
  return () => write(before.price_fen, before.stock_available)
}
