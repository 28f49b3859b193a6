import type { SimulatedShop } from '../support/simulated-shop'
import { operatorOf } from './support/operator'
import { placeOrder } from './support/place-order'
import {
  addToCart,
  balanceSwitch,
  cashierUrl,
  enterPassword,
  expectPaid,
  fillCheckout,
  main,
  openCashier,
  payButton,
  paySheet,
} from './support/shopping'
import { expect, test } from './support/test'

test('a login that runs out in the middle: each step goes on where it was, with what was typed', async ({
  phone,
  mall,
}) => {
  const { page, expectConsoleError } = phone
  // The browser itself notes it.
  expectConsoleError(/status of 401 .*\/pay\/unifiedorder/)
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await addToCart(page)
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/cart`)
  await expect(main(page)).toContainText('绿檀木梳')
  await endSessions(mall)
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/cart`)
  await expect(main(page)).toContainText('绿檀木梳')

  await page.getByRole('button', { name: /去结算/ }).click()
  await fillCheckout(page)
  await endSessions(mall)
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(cashierUrl)
  await expect(payButton(page)).toBeEnabled()

  await endSessions(mall)
  const cashier = new URL(page.url()).pathname
  await payButton(page).click()
  await expect(payButton(page)).toBeEnabled()
  expect(new URL(page.url()).pathname).toBe(cashier)
  await payButton(page).click()
  await expect(paySheet(page)).toBeVisible()
  await enterPassword(page)
  await expectPaid(page)
})

test('after a login the shopper is where it ran out: at the tab, with the wish, before the question', async ({
  phone,
  mall,
}) => {
  const { page, openid, expectConsoleError } = phone
  expectConsoleError(/status of 401 .*\/pay\/unifiedorder/)
  const orderNo = await placeOrder(page.request, mall)
  await operatorOf(mall).credit(openid, 1000)
  await endSessions(mall)
  await page.goto(`${mall.origin}/orders?tab=to_ship`)
  await expect(page).toHaveURL(/\/orders\?tab=to_ship#wechat_redirect$/)
  await expect(main(page)).toContainText('没有待发货的订单')

  await page.goto(`${mall.origin}/pay/${orderNo}`)
  await balanceSwitch(page).check()
  await endSessions(mall)
  await payButton(page).click()
  await expect(page).toHaveURL(`${mall.origin}/pay/${orderNo}?balance=1#wechat_redirect`)
  await expect(balanceSwitch(page)).toBeChecked()

  await page.goto(`${mall.origin}/orders/${orderNo}/cancel`)
  await endSessions(mall)
  await page.getByRole('button', { name: '取消订单' }).click()
  await expect(page).toHaveURL(/\/cancel#wechat_redirect$/)
  await page.getByRole('button', { name: '取消订单' }).click()
  await expect(main(page).getByRole('heading', { name: '已取消' })).toBeVisible()

  await endSessions(mall)
  await page.getByRole('button', { name: '再次购买' }).click()
  await expect(main(page).getByRole('alert')).toHaveText('已为您重新登录，请再点一次“再次购买”')
  await page.getByRole('button', { name: '再次购买' }).click()
  await expect(page).toHaveURL(`${mall.origin}/cart`)
  await expect(main(page)).toContainText('绿檀木梳')
})

test('a refund form sent after the login ran out comes back as it was typed', async ({ phone, mall }) => {
  const { page } = phone
  const orderNo = await openCashier(page, mall)
  await payButton(page).click()
  await enterPassword(page)
  await expectPaid(page)
  await page.goto(`${mall.origin}/orders/${orderNo}/refund`)
  await page.getByText('部分退款').click()
  await page.getByLabel('金额（元）').fill('12.5')
  await page.getByLabel('退款原因').selectOption('商品有质量问题')
  await page.getByLabel('补充说明').fill('有一道裂纹')
  await endSessions(mall)
  await page.getByRole('button', { name: '提交申请' }).click()

  await expect(page.getByRole('alert').filter({ hasText: '已为您保留' })).toBeVisible()
  await expect(page.getByLabel('金额（元）')).toHaveValue('12.5')
  await expect(page.getByLabel('补充说明')).toHaveValue('有一道裂纹')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(main(page)).toContainText('申请中')
  await expect(main(page)).toContainText('原因：商品有质量问题：有一道裂纹')
  // It did its work: once the page's script has run, nothing of it is kept.
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0)
})

/** As after a long pause, or by an operator. */
async function endSessions({ database }: SimulatedShop): Promise<void> {
  await database.pool.query('UPDATE sessions SET revoked_at = now() WHERE revoked_at IS NULL')
}
