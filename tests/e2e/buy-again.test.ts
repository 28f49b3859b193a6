import { placeOrder } from './support/place-order'
import { main } from './support/shopping'
import { expect, test } from './support/test'

test('an old order is bought again with one tap, and what cannot be had any more is named', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  const { pool } = mall.database
  const orderNo = await placeOrder(page.request, mall, ['sandalwood-comb', 'price-difference'])
  await page.request.post(`${mall.origin}/api/orders/${orderNo}/cancel`, { data: {} })

  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await page.getByRole('button', { name: '再次购买' }).click()
  await expect(page).toHaveURL(`${mall.origin}/cart`)
  await expect(main(page)).toContainText('绿檀木梳')
  await expect(main(page)).toContainText('差价补拍')

  const putOnSale = (isOnSale: boolean) =>
    pool.query(`UPDATE products SET on_sale = $1 WHERE slug = 'price-difference'`, [isOnSale])
  await pool.query(
    `DELETE FROM cart_lines WHERE cart_id IN (
       SELECT c.id FROM carts c JOIN users u ON u.id = c.user_id WHERE u.openid = $1)`,
    [phone.openid],
  )
  await putOnSale(false)
  try {
    await page.goto(`${mall.origin}/orders`)
    await page.getByRole('article').getByRole('button', { name: '再次购买' }).click()
    await expect(main(page)).toContainText('部分商品没有加入购物车')
    await expect(main(page)).toContainText('差价补拍')
    await expect(main(page)).toContainText('商品已下架')
    await page.getByRole('link', { name: '去购物车' }).click()
    await expect(page).toHaveURL(`${mall.origin}/cart`)
    await expect(main(page)).toContainText('绿檀木梳')
    await expect(main(page)).not.toContainText('差价补拍')
  } finally {
    // The shop is shared with the stories that follow.
    await putOnSale(true)
  }
})
