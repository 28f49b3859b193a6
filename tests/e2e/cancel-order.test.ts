import { main, openCashier } from './support/shopping'
import { expect, test } from './support/test'

test('a cancelled order gives its goods back, also where no script runs', async ({
  browser,
  phone,
  mall,
}) => {
  const orderNo = await openCashier(phone.page, mall)
  const stock = async () => {
    const { rows } = await mall.database.pool.query<{ available: number }>(
      `SELECT s.stock_available AS available FROM skus s JOIN order_lines l ON l.sku_id = s.id
       JOIN orders o ON o.id = l.order_id WHERE o.order_no = $1`,
      [orderNo],
    )
    return rows[0]?.available ?? 0
  }
  const reserved = await stock()

  const storageState = await phone.context.storageState()
  const context = await browser.newContext({ storageState, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await page.getByRole('link', { name: '取消订单' }).click()
  await expect(main(page)).toContainText('确定取消这个订单吗')
  await page.getByRole('link', { name: '再想想' }).click()
  await page.getByRole('link', { name: '取消订单' }).click()
  await page.getByRole('button', { name: '取消订单' }).click()

  await expect(page).toHaveURL(`${mall.origin}/orders/${orderNo}`)
  await expect(main(page).getByRole('heading', { name: '已取消' })).toBeVisible()
  await expect(page.getByRole('link', { name: /去付款|取消订单/ })).toHaveCount(0)
  expect(await stock()).toBe(reserved + 1)
  await page.goto(`${mall.origin}/orders`)
  await expect(main(page)).toContainText('已取消')
  // Its confirmation is over too.
  await page.goto(`${mall.origin}/orders/${orderNo}/cancel`)
  await expect(page).toHaveURL(`${mall.origin}/orders/${orderNo}`)
  await context.close()

  await phone.page.goto(`${mall.origin}/pay/${orderNo}`)
  await expect(main(phone.page).getByRole('heading', { name: '订单已取消' })).toBeVisible()
})
