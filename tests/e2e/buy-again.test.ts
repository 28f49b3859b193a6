import { one } from '../support/orders'
import { main, openCashier } from './support/shopping'
import { expect, test } from './support/test'

const address = { recipient: '林小满', phone: '13800138000', region: '浙江省杭州市', detail: '龙井路 1 号' }

test('an old order is bought again with one tap, and what cannot be had any more is named', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  const { pool } = mall.database
  await openCashier(page, mall)
  const skuOf = (slug: string) =>
    one<{ id: number; stock: number }>(
      pool,
      `SELECT s.id, s.stock_available AS stock FROM skus s JOIN products p ON p.id = s.product_id
       WHERE p.slug = $1 ORDER BY s.position LIMIT 1`,
      [slug],
    )
  const comb = await skuOf('sandalwood-comb')
  const scarce = await one<{ id: number; title: string }>(
    pool,
    `SELECT s.id, p.title FROM skus s JOIN products p ON p.id = s.product_id
     WHERE p.slug <> 'sandalwood-comb' AND s.stock_available > 1 ORDER BY s.id DESC LIMIT 1`,
  )
  const items = [comb, scarce].map(({ id }) => ({ skuId: id, quantity: 1 }))
  const placed = await page.request.post(`${mall.origin}/api/orders`, { data: { items, address } })
  const { orderNo }: { orderNo: string } = await placed.json()
  await page.request.post(`${mall.origin}/api/orders/${orderNo}/cancel`, { data: {} })

  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await page.getByRole('button', { name: '再次购买' }).click()
  await expect(page).toHaveURL(`${mall.origin}/cart`)
  await expect(main(page)).toContainText('檀木')
  await expect(main(page)).toContainText(scarce.title)

  await page.request.post(`${mall.origin}/api/cart/remove`, { data: { skuId: scarce.id } })
  const { stock } = await one<{ stock: number }>(
    pool,
    `UPDATE skus SET stock_available = 0 FROM (SELECT stock_available AS stock FROM skus WHERE id = $1) was
     WHERE id = $1 RETURNING was.stock`,
    [scarce.id],
  )
  try {
    await page.goto(`${mall.origin}/orders`)
    await page.getByRole('article').first().getByRole('button', { name: '再次购买' }).click()
    await expect(main(page)).toContainText('部分商品没有加入购物车')
    await expect(main(page)).toContainText(scarce.title)
    await expect(main(page)).toContainText('已售罄')
    await page.getByRole('link', { name: '去购物车' }).click()
    await expect(page).toHaveURL(`${mall.origin}/cart`)
    await expect(main(page)).not.toContainText(scarce.title)
  } finally {
    // The shop is shared with the stories that follow.
    await pool.query('UPDATE skus SET stock_available = $2 WHERE id = $1', [scarce.id, stock])
  }
})
