import { operatorOf } from './support/operator'
import { one } from '../support/orders'
import { addToCart, balanceSwitch, buyNow, cashierUrl, main } from './support/shopping'
import { expect, test, type Page } from './support/test'
import { showWithoutScript } from './support/without-script'

/** Shows a page of fields. Releasing its script waits until it has taken them over. */
async function showFields(page: Page, url: string): Promise<() => Promise<void>> {
  const release = await showWithoutScript(page, url)
  return async () => {
    release()
    // What React has taken over bears its mark.
    await page.waitForFunction(() => {
      const field = document.querySelector('main :is(input, textarea):not([type=hidden])')
      return field !== null && Object.keys(field).some((key) => key.startsWith('__react'))
    })
  }
}

test('an address that is corrected before the script has run is saved as corrected', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/me/addresses/new`)
  await page.getByLabel('收货人').fill('林小满')
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByLabel('所在地区').fill('浙江省杭州市西湖区')
  await page.getByLabel('详细地址').fill('龙井路 1 号')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: /编辑/ }).click()

  const release = await showFields(page, page.url())
  await page.getByLabel('收货人').fill('李雷')
  await page.getByLabel('详细地址').fill('龙井路 2 号')
  await release()
  await expect(page.getByLabel('收货人')).toHaveValue('李雷')
  await expect(page.getByLabel('详细地址')).toHaveValue('龙井路 2 号')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(main(page)).toContainText('李雷')
  await expect(main(page)).toContainText('龙井路 2 号')
})

test('what is entered at the checkout before the script has run counts once it has', async ({
  phone,
  mall,
}) => {
  const { page, openid } = phone
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/me`)
  await operatorOf(mall).credit(openid, 1000)
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  await expect(page).toHaveURL(`${mall.origin}/checkout`)

  const release = await showFields(page, page.url())
  await page.getByLabel('粘贴整段地址，自动识别').fill('林小满 13800138000 浙江省杭州市西湖区龙井路1号')
  await page.getByLabel('订单备注').fill('周末送')
  await balanceSwitch(page).check()
  await release()
  await expect(page.getByLabel('手机号')).toHaveValue('13800138000')
  await expect(page.getByLabel('订单备注')).toHaveValue('周末送')
  await expect(main(page)).toContainText('3/200')
  await expect(balanceSwitch(page)).toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: '应付' })).toHaveText(/应付\s*¥59\.00/)
})

test('an address, a coupon and a new address that are picked before the script has run stay picked', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  const { request } = page
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/me`)
  const home = { recipient: '林小满', phone: '13800138000', region: '浙江省杭州市', detail: '龙井路 1 号' }
  for (const data of [home, { ...home, recipient: '李雷', detail: '文三路 8 号' }]) {
    await request.post(`${mall.origin}/api/addresses`, { data })
  }
  const { offers } = await (await request.get(`${mall.origin}/api/coupons`)).json()
  const { couponId } = offers.find(({ title }: { title: string }) => title === '拾物九折券')
  await request.post(`${mall.origin}/api/coupons/claim`, { data: { couponId } })
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  await expect(page).toHaveURL(`${mall.origin}/checkout`)
  const row = (name: RegExp) => main(page).getByRole('button', { name })
  const payable = page.getByRole('status').filter({ hasText: '应付' })

  let release = await showWithoutScript(page, page.url())
  await page.locator('summary').filter({ hasText: '林小满' }).click()
  await page.getByText('文三路 8 号').click()
  await page.locator('summary').filter({ hasText: '优惠券' }).click()
  await main(page).locator('label').filter({ hasText: '不使用优惠券' }).click()
  await release()
  await expect(row(/13800138000/)).toContainText('李雷')
  await expect(row(/^优惠券/)).toContainText('不使用优惠券')
  await expect(payable).toHaveText(/应付\s*¥69\.00/)

  release = await showWithoutScript(page, page.url())
  await page.locator('summary').filter({ hasText: '林小满' }).click()
  await page.getByText('使用新地址').click()
  await page.getByLabel('收货人').fill('韩梅梅')
  await page.getByLabel('手机号').fill('13900139000')
  await page.getByLabel('所在地区').fill('广东省深圳市南山区')
  await page.getByLabel('详细地址').fill('科技路 1 号')
  await release()
  await expect(page.getByRole('button', { name: '选择已有地址' })).toBeVisible()
  await expect(page.getByLabel('收货人')).toHaveValue('韩梅梅')
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(cashierUrl)
  const orderNo = new URL(page.url()).pathname.slice('/pay/'.length)
  const text = 'SELECT recipient, phone, region, detail FROM orders WHERE order_no = $1'
  expect(await one(mall.database.pool, text, [orderNo])).toEqual({
    recipient: '韩梅梅',
    phone: '13900139000',
    region: '广东省深圳市南山区',
    detail: '科技路 1 号',
  })
})

test('a number typed into the cart before the script has run is the number that is ordered', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await addToCart(page)
  const release = await showFields(page, `${mall.origin}/cart`)
  await page.getByLabel('数量').fill('3')
  const written = page.waitForResponse('**/api/cart/quantity')
  await release()
  await expect(main(page)).toContainText('已选 3 件')
  await written
  await page.reload()
  await expect(page.getByLabel('数量')).toHaveValue('3')
})
