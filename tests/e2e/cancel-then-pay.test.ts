import {
  attemptsOf,
  cancelSheet,
  enterPassword,
  expectPaid,
  main,
  openCashier,
  payButton,
  prepayCallsOf,
} from './support/shopping'
import { expect, test } from './support/test'

test('who closes the pay sheet may pay again, and it is the same payment', async ({ phone, mall }) => {
  const { page, openid } = phone
  await openCashier(page, mall)
  await payButton(page).click()
  await cancelSheet(page)
  await expect(main(page).getByRole('status').filter({ hasText: '未支付' })).toBeVisible()
  await expect(main(page)).not.toContainText('取消')

  await page.getByRole('button', { name: '再次支付' }).click()
  await enterPassword(page)
  await expectPaid(page)
  expect(attemptsOf(mall, openid)).toMatchObject([{ state: 'SUCCESS' }])
  expect(prepayCallsOf(mall, openid)).toBe(1)
})
