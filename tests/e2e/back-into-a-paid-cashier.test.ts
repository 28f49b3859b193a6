import { enterPassword, expectPaid, openCashier, payButton } from './support/shopping'
import { expect, test } from './support/test'

test('going back into a paid cashier shows that it is paid', async ({ phone, mall }) => {
  const { page } = phone
  await openCashier(page, mall)
  await payButton(page).click()
  await enterPassword(page)
  await expectPaid(page)
  await page.getByRole('link', { name: '查看订单' }).click()
  await expect(page).toHaveURL(/\/orders\//)
  await page.goBack()
  await expectPaid(page)
})
