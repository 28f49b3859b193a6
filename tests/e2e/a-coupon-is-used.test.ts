import { buyNow, cashierUrl, fillCheckout, main, openCashier } from './support/shopping'
import { expect, test, type Page } from './support/test'

const claim = (page: Page, title: string) => page.getByRole('button', { name: `领取 ${title}` })

/** Claims coupons on the front page, by somebody who is logged in. */
async function claimAll(page: Page, origin: string, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await page.goto(origin)
    await claim(page, title).click()
    await expect(page.getByText('已领取，结算时可用')).toBeVisible()
    await expect(claim(page, title)).toHaveCount(0)
  }
}

test('a shopper claims coupons, and the best one is taken off at the checkout', async ({ phone, mall }) => {
  const { page } = phone
  await page.goto(mall.origin)
  // Not logged in yet: the first tap leads there and back to the coupons, and the page asks for another.
  await claim(page, '拾物九折券').click()
  await expect(page.getByRole('status').getByText('已登录，请再点一次领取')).toBeVisible()
  await expect(page.getByRole('heading', { name: '领券更优惠' })).toBeInViewport()
  await claim(page, '拾物九折券').click()
  await expect(page.getByText('已领取，结算时可用')).toBeVisible()
  await expect(claim(page, '拾物九折券')).toHaveCount(0)
  const { offers } = await (await page.request.get(`${mall.origin}/api/coupons`)).json()
  for (const { couponId, isClaimed, title } of offers) {
    if (isClaimed || title === '限量大额券') continue
    await page.request.post(`${mall.origin}/api/coupons/claim`, { data: { couponId } })
  }

  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  const payable = page.locator('p[role=status]').filter({ hasText: '应付' })
  const row = page.getByRole('button', { name: /^优惠券/ })
  await expect(row).toHaveText(/拾物九折券-¥6\.90/)
  await expect(payable).toHaveText(/应付\s*¥62\.10/)
  await row.click()
  const picker = page.getByRole('dialog', { name: '选择优惠券' })
  await expect(picker.getByRole('radio', { name: /拾物九折券/ })).toBeChecked()
  await expect(picker.getByRole('region', { name: '暂不可用' })).toContainText('全场满减券还差 ¥30.00 可用')
  await picker.getByText('新人立减券').click()
  await page.screenshot({ path: test.info().outputPath('picker.png') })
  await picker.getByRole('button', { name: '确定' }).click()
  await expect(payable).toHaveText(/应付\s*¥64\.00/)
  await row.click()
  await picker.getByText('不使用优惠券').click()
  // Closed by Escape, the choice stands, and the row has the focus again.
  await page.keyboard.press('Escape')
  await expect(picker).toHaveCount(0)
  await expect(row).toBeFocused()
  await expect(row).toHaveText(/不使用优惠券/)
  await expect(payable).toHaveText(/应付\s*¥69\.00/)
  await row.click()
  await picker.getByText('拾物九折券').click()
  await picker.getByRole('button', { name: '确定' }).click()
  await fillCheckout(page)
  // Back closes the picker and nothing else.
  await row.click()
  await expect(picker).toBeVisible()
  await page.goBack()
  await expect(picker).toHaveCount(0)
  await expect(page.getByLabel('收货人')).toHaveValue('林小满')
  await page.getByRole('button', { name: '提交订单' }).click()

  await expect(page).toHaveURL(cashierUrl)
  await expect(main(page)).toContainText('62.10')
  const orderNo = new URL(page.url()).pathname.slice('/pay/'.length)
  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await expect(main(page)).toContainText('优惠（拾物九折券）-¥6.90')
  await page.goto(`${mall.origin}/me/coupons`)
  await expect(main(page)).not.toContainText('拾物九折券')
  await page.getByRole('link', { name: /已用/ }).click()
  await expect(main(page)).toContainText('拾物九折券')
})

test('a coupon that another order took meanwhile is told, and nothing is charged for it', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await openCashier(page, mall)
  await claimAll(page, mall.origin, ['新人立减券'])
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  const payable = page.locator('p[role=status]').filter({ hasText: '应付' })
  await expect(payable).toHaveText(/应付\s*¥64\.00/)

  // Before the page's script has made it one hidden field, it is a radio button for each.
  const couponId = Number(await page.locator('input[name=couponId]').first().inputValue())
  const { addresses } = await (await page.request.get(`${mall.origin}/api/addresses`)).json()
  const skus = await mall.database.pool.query("SELECT id FROM skus WHERE name = '宽齿 · 长发'")
  const elsewhere = await page.request.post(`${mall.origin}/api/orders`, {
    data: { items: [{ skuId: skus.rows[0].id, quantity: 1 }], addressId: addresses[0].id, couponId },
  })
  expect(elsewhere.status()).toBe(201)

  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(main(page).getByRole('alert')).toContainText('所选的优惠券已不能使用')
  await expect(payable).toHaveText(/应付\s*¥69\.00/)
  await expect(page).toHaveURL(`${mall.origin}/checkout`)
  await page.reload()
  await expect(payable).toHaveText(/应付\s*¥69\.00/)
  await expect(main(page).getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: /^优惠券/ }).click()
  await expect(page.getByRole('dialog')).toContainText('新人立减券已使用')
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(cashierUrl)
  await expect(main(page)).toContainText('69.00')
})
