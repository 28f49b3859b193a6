import {
  attemptsOf,
  buyNow,
  cashierUrl,
  enterPassword,
  expectPaid,
  fillCheckout,
  main,
  payButton,
  paySheet,
} from './support/shopping'
import { expect, test } from './support/test'

test('offline, nothing typed is lost and nothing is charged, and it goes on by itself', async ({
  phone,
  mall,
}) => {
  const { context, page, openid, expectConsoleError } = phone
  expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  const banner = page.getByRole('alert').filter({ hasText: '网络已断开' })
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  await fillCheckout(page)

  await context.setOffline(true)
  await expect(banner).toContainText('请检查网络')
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(banner).toContainText('刚才的操作没有提交')
  await expect(page.getByLabel('收货人')).toHaveValue('林小满')
  await context.setOffline(false)
  await expect(banner).toHaveCount(0)
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(cashierUrl)
  await expect(payButton(page)).toBeEnabled()

  await context.setOffline(true)
  await payButton(page).click()
  // Whether it arrived, only the shop can say.
  await expect(main(page).getByRole('heading', { name: '支付结果确认中' })).toBeVisible()
  await expect(main(page)).not.toContainText('没有扣款')
  await expect(banner).toBeVisible()
  await page.getByRole('link', { name: '查看订单' }).click()
  await expect(banner).toContainText('刚才的操作没有提交')
  await expect(page).toHaveURL(cashierUrl)

  await context.setOffline(false)
  await expect(banner).toHaveCount(0)
  await expect(main(page)).toContainText('没有扣款。请检查网络后再试')
  expect(attemptsOf(mall, openid)).toEqual([])
  await payButton(page).click()
  await expect(paySheet(page)).toBeVisible()
  await enterPassword(page)
  await expectPaid(page)
})
