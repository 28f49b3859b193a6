import { operatorOf } from './support/operator'
import { placeOrder } from './support/place-order'
import { enterPassword, expectPaid, main, payButton } from './support/shopping'
import { expect, test, type Page } from './support/test'

/** What each tab of the list says, its badge included. */
async function expectTabs(page: Page, texts: readonly string[]): Promise<void> {
  await expect(page.getByRole('navigation', { name: '订单分类' }).getByRole('link')).toHaveText(texts)
}

test('an order goes from tab to tab: paid, sent, confirmed by its shopper, and its history is told', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  const orderNo = await placeOrder(page.request, mall)
  await page.goto(`${mall.origin}/orders`)
  await expectTabs(page, ['全部', '待付款1', '待发货', '待收货', '售后'])
  await page.getByRole('link', { name: '待发货' }).click()
  await expect(page).toHaveURL(/tab=to_ship$/)
  await expect(main(page)).toContainText('没有待发货的订单')
  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await expect(page.getByRole('timer')).toHaveText(/^(29|30):\d\d$/)

  await page.getByRole('link', { name: '去付款' }).click()
  await payButton(page).click()
  await enterPassword(page)
  await expectPaid(page)
  await page.goto(`${mall.origin}/orders?tab=to_ship`)
  await expectTabs(page, ['全部', '待付款', '待发货1', '待收货', '售后'])
  await operatorOf(mall).ship(orderNo)
  await page.goto(`${mall.origin}/orders?tab=to_receive`)
  await expectTabs(page, ['全部', '待付款', '待发货', '待收货1', '售后'])

  await page.getByRole('link', { name: '查看详情' }).click()
  await expect(main(page)).toContainText('物流单号SF1234567890')
  await page.getByRole('button', { name: '复制 物流单号' }).click()
  await expect(page.getByRole('button', { name: '已复制 物流单号' })).toBeVisible()
  await page.getByRole('link', { name: '确认收货' }).click()
  await page.getByRole('link', { name: '还没收到' }).click()
  await page.getByRole('link', { name: '确认收货' }).click()
  await page.getByRole('button', { name: '确认收货' }).click()
  await expect(main(page).getByRole('heading', { name: '已完成' })).toBeVisible()
  await expect(page.getByRole('link', { name: '确认收货' })).toHaveCount(0)
  await expect(page.locator('#timeline li > p:first-child')).toHaveText([
    '您已确认收货',
    '商家已发货',
    '支付成功',
    '发起支付',
    '提交订单',
  ])
  await page.goto(`${mall.origin}/orders/${orderNo}/receive`)
  await expect(page).toHaveURL(`${mall.origin}/orders/${orderNo}`)
  await page.goto(`${mall.origin}/orders?tab=to_receive`)
  await expectTabs(page, ['全部', '待付款', '待发货', '待收货', '售后'])
})
