import { addToCart, main } from './support/shopping'
import { expect, test } from './support/test'

test('what was put into the cart before the login is there after it', async ({ phone, mall }) => {
  const { page } = phone
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await addToCart(page)
  await page.goto(`${mall.origin}/cart`)
  await expect(main(page)).toContainText('绿檀木梳')

  await page.goto(`${mall.origin}/pay/oauth?returnTo=/orders`)
  await expect(page).toHaveURL(/\/orders(#wechat_redirect)?$/)
  await page.goto(`${mall.origin}/cart`)
  await expect(main(page)).toContainText('绿檀木梳')
  const { rows } = await mall.database.pool.query<{ quantity: number }>(
    `SELECT l.quantity FROM cart_lines l JOIN carts c ON c.id = l.cart_id JOIN users u ON u.id = c.user_id
      WHERE u.openid = $1`,
    [phone.openid],
  )
  expect(rows).toEqual([{ quantity: 1 }])
})
