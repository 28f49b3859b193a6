import { operatorOf } from './support/operator'
import {
  attemptsOf,
  balanceSwitch,
  cancelSheet,
  enterPassword,
  expectPaid,
  main,
  openCashier,
  payButton,
  paySheet,
} from './support/shopping'
import { expect, test } from './support/test'

test('the balance pays a part, WeChat the rest', async ({ phone, mall }) => {
  const { page, openid } = phone
  const orderNo = await openCashier(page, mall)
  await expect(balanceSwitch(page)).toHaveCount(0)
  await operatorOf(mall).credit(openid, 1000)
  await page.reload()

  await expect(balanceSwitch(page)).not.toBeChecked()
  await expect(main(page)).toContainText('微信支付¥69.00')
  await balanceSwitch(page).check()
  await expect(main(page)).toContainText('使用余额抵扣 ¥10.00')
  await expect(main(page)).toContainText('微信支付¥59.00')
  await payButton(page).click()
  await expect(paySheet(page)).toContainText('59.00')
  await enterPassword(page)
  await expectPaid(page)
  await expect(main(page)).toContainText('余额支付¥10.00')
  await expect(main(page)).toContainText('微信支付¥59.00')
  expect(attemptsOf(mall, openid)).toMatchObject([{ state: 'SUCCESS', totalFen: 5900 }])

  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await expect(main(page)).toContainText('微信支付 ¥59.00，余额 ¥10.00')
  await page.goto(`${mall.origin}/me`)
  await page.getByRole('link', { name: /¥0\.00\s*余额|余额\s*¥0\.00/ }).click()
  const words = main(page).getByRole('article')
  await expect(words).toContainText(['付款', '付款冻结', '充值/补偿'])
  await expect(words.first()).toContainText('从冻结的余额中支付')
})

test('who changes their mind gets the hold back and pays WeChat everything', async ({ phone, mall }) => {
  const { page, openid } = phone
  await openCashier(page, mall)
  await operatorOf(mall).credit(openid, 1000)
  await page.reload()
  await balanceSwitch(page).check()
  await payButton(page).click()
  await cancelSheet(page)

  // The attempt under way holds it, and says so on every page.
  await page.reload()
  await expect(balanceSwitch(page)).toBeChecked()
  await expect(main(page)).toContainText('可用余额 ¥10.00')
  const cashier = page.url()
  await page.goto(`${mall.origin}/me/balance`)
  await expect(main(page)).toContainText('冻结中¥10.00')

  await page.goto(cashier)
  await balanceSwitch(page).uncheck()
  await payButton(page).click()
  await expect(paySheet(page)).toContainText('69.00')
  await enterPassword(page)
  await expectPaid(page)
  expect(attemptsOf(mall, openid)).toMatchObject([
    { state: 'NOTPAY', totalFen: 5900 },
    { state: 'SUCCESS', totalFen: 6900 },
  ])
  await page.goto(`${mall.origin}/me/balance`)
  await expect(main(page)).toContainText('可用余额¥10.00')
  await expect(main(page)).toContainText('解冻')
})
