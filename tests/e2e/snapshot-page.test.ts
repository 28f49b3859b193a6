import type { SimulatedShop } from '../support/simulated-shop'
import { buyNow, main } from './support/shopping'
import { expect, test } from './support/test'

test.use({ shopperKey: 'xiaokuai' })

test('a 快照页 has a virtual openid: it is refused, with how to leave it', async ({ phone, mall }) => {
  const { page, expectConsoleError } = phone
  // The browser itself notes the page's 403.
  expectConsoleError(/status of 403 .*\/pay\/oauth\/callback/)
  const before = await countUsers(mall)
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  // The checkout is its shopper's: nobody fills in a form for nothing.
  await expect(main(page)).toContainText('使用完整服务')
  expect(await countUsers(mall)).toBe(before)
  await page.getByRole('link', { name: '返回首页' }).click()
  await page.getByRole('link', { name: /购物车/ }).click()
  await expect(main(page)).toContainText('购物车还是空的')
})

async function countUsers({ database }: SimulatedShop): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM users')
  return rows[0]?.count ?? 0
}
