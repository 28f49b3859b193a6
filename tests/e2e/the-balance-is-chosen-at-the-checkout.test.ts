import { operatorOf } from './support/operator'
import {
  balanceSwitch,
  buyNow,
  enterPassword,
  expectPaid,
  fillCheckout,
  main,
  payButton,
  paySheet,
} from './support/shopping'
import { expect, test } from './support/test'

test('the balance is switched on at the checkout, with what remains, and the cashier goes on with it', async ({
  phone,
  mall,
}) => {
  const { page, openid } = phone
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/me`)
  await operatorOf(mall).credit(openid, 1000)
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  await fillCheckout(page)
  const payable = page.getByRole('status')
  await expect(payable).toHaveText(/应付\s*¥69\.00/)
  await expect(main(page)).toContainText('余额 ¥10.00，可抵 ¥10.00')
  await balanceSwitch(page).check()
  await expect(main(page)).toContainText('余额 ¥10.00，可抵 ¥10.00，还需微信支付 ¥59.00')
  await expect(main(page)).toContainText('商品金额¥69.00运费包邮余额抵扣-¥10.00应付¥59.00')
  await expect(payable).toHaveText(/应付\s*¥59\.00/)
  await page.getByRole('button', { name: '提交订单' }).click()

  await expect(page).toHaveURL(/\/pay\/[0-9]{20}\?balance=1$/)
  await expect(balanceSwitch(page)).toBeChecked()
  await payButton(page).click()
  await expect(paySheet(page)).toContainText('59.00')
  await enterPassword(page)
  await expectPaid(page)
})
