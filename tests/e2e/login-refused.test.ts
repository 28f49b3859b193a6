import { violationsOf } from './support/axe'
import { buyNow, fillCheckout, main } from './support/shopping'
import { expect, test } from './support/test'

test.use({ shopperKey: 'xiaoju' })

test('who refuses to log in is told so, once, and can go on looking', async ({ phone, mall }) => {
  const { page, openid } = phone
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  await expect(main(page)).toContainText('还没有登录')
  await expect(page.getByRole('link', { name: '重新登录' })).toBeVisible()
  await page.getByRole('link', { name: '返回首页' }).click()
  await expect(page.getByRole('link', { name: /明前龙井绿茶/ })).toBeVisible()

  // The cart and the checkout do not ask again by themselves.
  await page.getByRole('link', { name: /购物车/ }).click()
  await expect(main(page)).toContainText('购物车还是空的')
  await expect(main(page).getByRole('link', { name: /^登录/ })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.goto(`${mall.origin}/checkout`)
  await fillCheckout(page)
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(main(page)).toContainText('还没有登录')
  await page.goto(`${mall.origin}/cart`)
  await main(page).getByRole('link', { name: /^登录/ }).click()
  await expect(main(page)).toContainText('还没有登录')
  const { rowCount } = await mall.database.pool.query('SELECT 1 FROM users WHERE openid = $1', [openid])
  expect(rowCount).toBe(0)
})
