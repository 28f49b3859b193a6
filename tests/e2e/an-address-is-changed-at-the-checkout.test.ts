import { one } from '../support/orders'
import { changeGoods } from './support/goods'
import { operatorOf } from './support/operator'
import { balanceSwitch, buyNow, main } from './support/shopping'
import { expect, test } from './support/test'

const comb = { slug: 'sandalwood-comb', name: '宽齿 · 长发' }
const home = {
  recipient: '林小满',
  phone: '13800138000',
  region: '浙江省杭州市西湖区',
  detail: '龙井路 1 号',
}
const work = { ...home, recipient: '李雷', detail: '文三路 8 号' }

test('an address that is changed at the checkout is the one the parcel goes to, and what else was chosen stays', async ({
  phone,
  mall,
}) => {
  const { page, openid } = phone
  const { request } = page
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/me`)
  await operatorOf(mall).credit(openid, 1000)
  for (const data of [home, work]) await request.post(`${mall.origin}/api/addresses`, { data })
  const { offers } = await (await request.get(`${mall.origin}/api/coupons`)).json()
  const { couponId } = offers.find(({ title }: { title: string }) => title === '拾物九折券')
  await request.post(`${mall.origin}/api/coupons/claim`, { data: { couponId } })

  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  const addresses = main(page).getByRole('button', { name: /\d{11}/ })
  await expect(addresses).toContainText('林小满')
  await page.getByLabel('订单备注').fill('周末送')
  await balanceSwitch(page).check()
  await page.getByRole('button', { name: /^优惠券/ }).click()
  await page.getByText('不使用优惠券').last().click()
  await page.getByRole('button', { name: '确定' }).click()
  await addresses.click()
  await page.getByRole('link', { name: '编辑 李雷 的地址' }).click()
  await page.getByLabel('详细地址').fill('文三路 9 号')
  await page.getByRole('button', { name: '保存' }).click()

  await expect(page).toHaveURL(/\/checkout\?address=\d+$/)
  await expect(addresses).toContainText('李雷')
  await expect(addresses).toContainText('文三路 9 号')
  const remark = page.getByLabel('订单备注')
  await expect(remark).toHaveValue('周末送')
  await expect(main(page)).toContainText('3/200')
  await expect(page.getByRole('button', { name: /^优惠券/ })).toContainText('不使用优惠券')
  await expect(balanceSwitch(page)).toBeChecked()
  const payable = page.getByRole('status').filter({ hasText: '应付' })
  await expect(payable).toHaveText(/应付\s*¥59\.00/)

  // A refused order is shown as it was posted, not as it was kept before.
  await remark.fill('放门口')
  const undo = await changeGoods(mall, comb, { priceFen: 7000 })
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(main(page).getByRole('alert')).toContainText('价格有变动')
  await undo()
  await expect(remark).toHaveValue('放门口')
  await expect(addresses).toContainText('李雷')
  await page.reload()
  await page.getByRole('button', { name: '提交订单' }).click()

  await expect(page).toHaveURL(/\/pay\/[0-9]{20}\?balance=1$/)
  const orderNo = new URL(page.url()).pathname.slice('/pay/'.length)
  const text = 'SELECT recipient, detail, remark FROM orders WHERE order_no = $1'
  expect(await one(mall.database.pool, text, [orderNo])).toEqual({
    recipient: '李雷',
    detail: '文三路 9 号',
    remark: '放门口',
  })
})

test('who turns back from an address without saving finds the checkout as they left it', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/me`)
  for (const data of [home, work]) await page.request.post(`${mall.origin}/api/addresses`, { data })
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  const addresses = main(page).getByRole('button', { name: /\d{11}/ })
  await page.getByLabel('订单备注').fill('周末送')
  await addresses.click()
  await page.getByRole('dialog', { name: '选择收货地址' }).getByText('李雷').click()
  await page.getByRole('link', { name: '编辑 林小满 的地址' }).click()
  await expect(page.getByRole('heading', { name: '编辑收货地址' })).toBeVisible()
  await page.goto(`${mall.origin}/checkout`)
  await expect(addresses).toContainText('李雷')
  await expect(page.getByLabel('订单备注')).toHaveValue('周末送')
})
