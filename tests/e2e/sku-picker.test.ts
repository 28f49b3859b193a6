import { setTimeout as sleep } from 'node:timers/promises'
import { buyNow, main, openPicker, skuPicker } from './support/shopping'
import { expect, test, type Page } from './support/test'

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

test('Back closes the picker, not the page, and the history stays as it was', async ({ phone, mall }) => {
  const { page } = phone
  await page.goto(`${mall.origin}/search`)
  await page.goto(`${mall.origin}/products/glass-mug`)
  const before = await page.evaluate(() => history.length)
  const picker = skuPicker(page)
  await openPicker(page)
  await onEntry(page, true)
  await picker.getByText('550 毫升').click()
  await page.goBack()
  await expect(picker).toHaveCount(0)
  await expect(page).toHaveURL(/\/products\/glass-mug$/)
  await expect(main(page)).toContainText('550 毫升')

  // Closed twice in no time, and opened again while the history goes back.
  await openPicker(page)
  await onEntry(page, true)
  await picker.getByRole('button', { name: '关闭' }).evaluate((close: HTMLElement) => {
    const back = history.back.bind(history)
    history.back = () => {
      back()
      history.back = back
      document.querySelector('summary')?.click()
    }
    close.click()
    close.click()
  })
  await expect(picker).toBeVisible()
  await onEntry(page, true)
  await page.keyboard.press('Escape')
  await onEntry(page, false)
  expect(await page.evaluate(() => history.length)).toBe(before + 1)

  // Bought from it: Back is the product's page, and one more the page before.
  await buyNow(page)
  await expect(page).toHaveURL(/\/checkout(#wechat_redirect)?$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/products\/glass-mug$/)
  await onEntry(page, false)
  await expect(picker).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/\/search$/)
})

test('a picker that is closed while its form is on its way calls nothing off', async ({ phone, mall }) => {
  const { page } = phone
  await page.goto(`${mall.origin}/products/glass-mug`)
  await openPicker(page)
  await onEntry(page, true)
  await page.route('**/api/checkout', async (route) => {
    await sleep(1_500)
    await route.continue()
  })
  // A page on its way lets nobody tap by way of Playwright.
  await skuPicker(page).evaluate((dialog) => {
    const tap = (name: string) =>
      [...dialog.querySelectorAll('button')]
        .find(({ textContent, ariaLabel }) => [textContent, ariaLabel].includes(name))
        ?.click()
    tap('确定')
    setTimeout(tap, 300, '关闭')
  })
  await expect(page).toHaveURL(/\/checkout(#wechat_redirect)?$/)
})

/** The history stands, or does not, on the entry that a half-screen has while it is open. */
async function onEntry(page: Page, isThere: boolean): Promise<void> {
  await expect.poll(() => page.evaluate(() => 'halfScreen' in Object(history.state))).toBe(isThere)
}

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
