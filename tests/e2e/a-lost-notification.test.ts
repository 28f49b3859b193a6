import { enterPassword, expectPaid, main, openCashier, payButton } from './support/shopping'
import { expect, test, type Page } from './support/test'

test.use({ shopperKey: 'xiaodiu' })

test('the notification is lost: the page still turns paid, because the shop asks WeChat', async ({
  phone,
  mall,
}) => {
  const orderNo = await openCashier(phone.page, mall)
  await payButton(phone.page).click()
  await enterPassword(phone.page)
  await expectPaid(phone.page)
  const told = mall.simulator.control.books().deliveries
  expect(told.filter(({ out_trade_no }) => out_trade_no.startsWith(orderNo))).toEqual([])
})

test.describe('somebody with no other order', () => {
  test.use({ shopperKey: undefined })

  test('while WeChat answers nothing, the order is neither to be paid again nor cancelled', async ({
    phone,
    mall,
  }) => {
    const { page } = phone
    const { control } = mall.simulator
    const orderNo = await openCashier(page, mall)
    control.nextNotification({ lost: true })
    control.fail('orderquery', { as: 'http_status', status: 500 }, 1000)
    await payButton(page).click()
    await enterPassword(page)
    await expect(main(page).getByRole('heading', { name: '支付结果确认中' })).toBeVisible()

    await page.getByRole('link', { name: '查看订单' }).click()
    await expect(main(page).getByRole('heading', { name: '支付确认中' })).toBeVisible()
    await expect(main(page)).toContainText('请不要重复支付')
    await expectNothingElse(page)
    // A page from before still has the link.
    await page.goto(`${mall.origin}/orders/${orderNo}/cancel`)
    await expect(page).toHaveURL(`${mall.origin}/orders/${orderNo}`)
    await page.goto(`${mall.origin}/orders`)
    await expect(main(page).getByRole('article')).toContainText('支付确认中')
    await expectNothingElse(page)

    control.reset()
    await page.getByRole('link', { name: '查看支付结果' }).click()
    await expectPaid(page)
    await page.getByRole('link', { name: '查看订单' }).click()
    await expect(main(page).getByRole('heading', { name: '待发货' })).toBeVisible()
  })
})

/** Nothing that would have the goods paid twice, or a paid order cancelled. */
async function expectNothingElse(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: '查看支付结果' })).toHaveCount(1)
  await expect(page.getByRole('link', { name: /去付款|取消订单/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: '再次购买' })).toHaveCount(0)
}
