import { attemptsOf, main, openCashier, payButton } from './support/shopping'
import { expect, test } from './support/test'

for (const word of ['cancel', 'fail'] as const) {
  test(`an unregistered directory, which this phone reports as ${word}: unpaid, and whom to ask`, async ({
    phone,
    mall,
  }) => {
    const { page, openid } = phone
    await openCashier(page, mall)
    // WeChat matches the address that the phone shows, so leaving the directory without a load is enough.
    await page.evaluate(() => history.replaceState(null, '', '/cashier'))
    mall.simulator.control.setUnregisteredTells(word)
    await payButton(page).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '确定' }).click()

    const status = main(page).getByRole('status').filter({ hasText: '未支付' })
    await expect(status).toContainText('请联系客服')
    await expect(status).not.toContainText('取消')
    await expect(payButton(page)).toBeEnabled()
    expect(attemptsOf(mall, openid)).toMatchObject([{ state: 'NOTPAY' }])
  })
}
