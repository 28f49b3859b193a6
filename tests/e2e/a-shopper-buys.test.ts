import {
  attemptsOf,
  buyNow,
  cashierUrl,
  expectPaid,
  fillCheckout,
  main,
  payButton,
  paySheet,
} from './support/shopping'
import { expect, test } from './support/test'

test('a shopper buys: from the front page to a paid order', async ({ phone, mall }) => {
  const { page, openid } = phone
  await page.goto(mall.origin)
  await page.getByRole('link', { name: '洗护日用' }).click()
  await page.getByRole('link', { name: /绿檀木梳/ }).click()
  await buyNow(page)
  await fillCheckout(page)
  await page.getByRole('button', { name: '提交订单' }).click()

  // The login happened on the way, without a question, and left no code in the address.
  await expect(page).toHaveURL(cashierUrl)
  await expect(main(page)).toContainText('69.00')
  await expect(page.getByRole('timer')).toHaveText(/^(30:00|29:\d\d)$/)

  await payButton(page).click()
  await expect(paySheet(page)).toContainText('69.00')
  for (const digit of '135790') await paySheet(page).getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: '完成' }).click()
  await expectPaid(page)
  expect(attemptsOf(mall, openid)).toMatchObject([{ state: 'SUCCESS', totalFen: 6900 }])

  await page.getByRole('link', { name: '查看订单' }).click()
  await expect(page).toHaveURL(/\/orders\/[1-9][0-9]{19}$/)
  await expect(main(page)).toContainText('待发货')
})
