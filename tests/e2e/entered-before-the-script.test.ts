import { operatorOf } from './support/operator'
import { addToCart, balanceSwitch, buyNow, main } from './support/shopping'
import { expect, test, type Page } from './support/test'

/** On a slow network the page is there before its script. Shows one, and keeps the script back until it is released. */
async function showWithoutScript(page: Page, url: string): Promise<() => Promise<void>> {
  const scripts = '**/_next/static/chunks/*.js*'
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(scripts, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'commit' })
  return async () => {
    release()
    // What React has taken over bears its mark.
    await page.waitForFunction(() => {
      const field = document.querySelector('main :is(input, textarea):not([type=hidden])')
      return field !== null && Object.keys(field).some((key) => key.startsWith('__react'))
    })
    await page.unroute(scripts)
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

  const release = await showWithoutScript(page, page.url())
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

  const release = await showWithoutScript(page, page.url())
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

test('a number typed into the cart before the script has run is the number that is ordered', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await addToCart(page)
  const release = await showWithoutScript(page, `${mall.origin}/cart`)
  await page.getByLabel('数量').fill('3')
  const written = page.waitForResponse('**/api/cart/quantity')
  await release()
  await expect(main(page)).toContainText('已选 3 件')
  await written
  await page.reload()
  await expect(page.getByLabel('数量')).toHaveValue('3')
})
