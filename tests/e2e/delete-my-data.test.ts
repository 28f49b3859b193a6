import { main, openCashier } from './support/shopping'
import { expect, test } from './support/test'

test('a shopper deletes their data: told what blocks it, asked twice, and somebody new afterwards', async ({
  phone,
  mall,
}) => {
  const { page, openid } = phone
  const orderNo = await openCashier(page, mall)
  await page.goto(`${mall.origin}/search?q=木梳`)
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1)
  await page.goto(`${mall.origin}/me`)
  await page.getByRole('link', { name: '隐私与数据' }).click()
  await expect(main(page)).toContainText('《电子商务法》第三十一条')
  await expect(main(page)).toContainText('还有未完成的订单')
  await expect(page.getByRole('link', { name: '删除我的数据' })).toHaveCount(0)
  await page.screenshot({ path: test.info().outputPath('blocked.png'), fullPage: true })

  await page.request.post(`${mall.origin}/api/orders/${orderNo}/cancel`, { data: {} })
  await page.reload()
  await page.screenshot({ path: test.info().outputPath('first-question.png'), fullPage: true })
  await page.getByRole('link', { name: '删除我的数据' }).click()
  await page.getByRole('button', { name: '删除我的数据' }).click()
  // Not ticked: the browser itself keeps the form.
  await expect(page).toHaveURL(`${mall.origin}/me/privacy/delete`)
  await page.getByLabel('我已了解').check()
  await page.screenshot({ path: test.info().outputPath('second-question.png'), fullPage: true })
  await page.getByRole('button', { name: '删除我的数据' }).click()
  await expect(main(page).getByRole('heading', { name: '数据已删除' })).toBeVisible()
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0)

  phone.expectConsoleError(/status of 404/)
  // The same person comes back: a new shopper, who sees nothing of before.
  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await expect(main(page)).not.toContainText('林小满')
  await page.goto(`${mall.origin}/me/addresses`)
  await expect(main(page)).toContainText('还没有收货地址')
  const { rows } = await mall.database.pool.query(
    `SELECT u.openid = $1 AS mine, o.recipient FROM orders o JOIN users u ON u.id = o.user_id WHERE o.order_no = $2`,
    [openid, orderNo],
  )
  expect(rows).toEqual([{ mine: false, recipient: '' }])
})
