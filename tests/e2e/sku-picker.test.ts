import { main, skuPicker } from './support/shopping'
import { expect, test } from './support/test'

test('a SKU is put together in the picker: price, stock and picture follow the choice', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.goto(`${mall.origin}/products/glass-mug`)
  await expect(page.getByText('1/3', { exact: true })).toBeVisible()
  await expect(main(page)).toContainText('¥23.90起')

  // The gallery is drawn along, here by the keyboard.
  await page.getByRole('list', { name: '高硼硅玻璃杯的图片' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('2/3', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: '加入购物车' }).click()
  const picker = skuPicker(page)
  await expect(picker).toContainText('25.90')
  await picker.getByText('550 毫升').click()
  await expect(picker).toContainText('29.90')

  // The straight one is sold out in that size: it says so, and the size moves to one that can be had.
  await picker.getByText('直身').click()
  await expect(picker.getByRole('radio', { name: '550 毫升（售罄）' })).toBeDisabled()
  await expect(picker.getByRole('radio', { name: '400 毫升' })).toBeChecked()
  await expect(picker).toContainText('23.90')
  await expect(picker).toContainText('仅剩 4 件')
  await expect(picker.locator('img')).toHaveAttribute('src', '/gallery/glass-mug-straight.svg')

  // Closed, the page tells what was chosen.
  await page.keyboard.press('Escape')
  await expect(picker).toHaveCount(0)
  await expect(main(page)).toContainText('已选直身 · 400 毫升')
  await expect(main(page)).not.toContainText('¥23.90起')

  await page.getByRole('button', { name: '加入购物车' }).click()
  await picker.getByRole('button', { name: '增加一件' }).click()
  await picker.getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('status').getByText('已加入购物车')).toBeVisible()
  // Said once: neither a reload nor the way back says it again.
  await expect(page).toHaveURL(`${mall.origin}/products/glass-mug`)
  await page.reload()
  await expect(page.getByText('1/3', { exact: true })).toBeVisible()
  await expect(page.getByText('已加入购物车')).toHaveCount(0)
  const cart: unknown = await (await page.request.get(`${mall.origin}/api/cart`)).json()
  expect(cart).toMatchObject({ lines: [{ skuName: '直身 · 400 毫升', quantity: 2 }], totalFen: 4780 })
})

test('without a script the same is chosen from a list', async ({ mall, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${mall.origin}/products/glass-mug`)
  await page.getByText('已选').click()
  await expect(page.getByRole('radio', { name: /直身 · 550 毫升.*（售罄）/ })).toBeDisabled()
  await page.getByText('直身 · 400 毫升').click()
  await page.getByRole('button', { name: '加入购物车' }).click()
  await expect(page).toHaveURL(/added=1/)
  await page.goto(`${mall.origin}/cart`)
  await expect(main(page)).toContainText('直身 · 400 毫升')
  await context.close()
})
