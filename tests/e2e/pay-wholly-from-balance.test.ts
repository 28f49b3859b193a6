import { operatorOf } from './support/operator'
import { attemptsOf, balanceSwitch, expectPaid, main, openCashier, payButton } from './support/shopping'
import { expect, test } from './support/test'

test('the balance covers everything: one tap, and WeChat is not involved', async ({ phone, mall }) => {
  const { page, openid } = phone
  await openCashier(page, mall)
  await operatorOf(mall).credit(openid, 10000)
  await page.reload()
  await expect(payButton(page)).toHaveText('立即支付')
  await balanceSwitch(page).check()
  await expect(payButton(page)).toHaveText('余额支付')
  await expect(main(page)).not.toContainText('微信支付')

  await payButton(page).click()
  await expectPaid(page)
  await expect(main(page)).toContainText('余额支付¥69.00')
  expect(attemptsOf(mall, openid)).toEqual([])
  await page.goto(`${mall.origin}/me/balance`)
  await expect(main(page)).toContainText('可用余额¥31.00')
})

test('the balance is taken and the answer is lost: the page asks, and does not say that nothing was charged', async ({
  phone,
  mall,
}) => {
  const { page, openid, expectConsoleError } = phone
  await openCashier(page, mall)
  await operatorOf(mall).credit(openid, 10000)
  await page.reload()
  await balanceSwitch(page).check()
  await page.route('**/pay/unifiedorder', async (route) => {
    await route.fetch()
    await route.abort()
  })
  expectConsoleError(/ERR_FAILED .*\/pay\/unifiedorder/)
  await page.evaluate(noteClaims)

  await payButton(page).click()
  await expectPaid(page)
  expect(await page.evaluate(() => 'claimed' in window)).toBe(false)
})

test('a price that changed meanwhile is told before the balance pays it', async ({ phone, mall }) => {
  const { page, openid, expectConsoleError } = phone
  const orderNo = await openCashier(page, mall)
  await operatorOf(mall).credit(openid, 10000)
  await page.reload()
  await balanceSwitch(page).check()
  await mall.database.pool.query('UPDATE orders SET total_fen = 7900 WHERE order_no = $1', [orderNo])

  expectConsoleError(/status of 409 .*\/pay\/unifiedorder/)
  await payButton(page).click()
  await expect(main(page).getByRole('status').filter({ hasText: '价格有变动' })).toBeVisible()
  await expect(main(page)).toContainText('使用余额抵扣 ¥79.00')
  await payButton(page).click()
  await expectPaid(page)
  await expect(main(page)).toContainText('余额支付¥79.00')
})

/** Notes, in the page, that it said at any time that nothing was charged. */
function noteClaims(): void {
  new MutationObserver(() => {
    if (document.querySelector('main')?.textContent.includes('没有扣款'))
      Object.assign(window, { claimed: true })
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}
