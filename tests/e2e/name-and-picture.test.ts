import { main } from './support/shopping'
import { expect, test } from './support/test'

test('a shopper may keep name and picture to themselves, give them later, and refresh them', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.goto(`${mall.origin}/me`)
  await page.getByRole('link', { name: '使用微信头像昵称' }).click()
  await page.getByRole('button', { name: '拒绝' }).click()
  await expect(main(page).getByRole('heading', { name: '微信用户' })).toBeVisible()

  await page.getByRole('link', { name: '使用微信头像昵称' }).click()
  await page.getByRole('button', { name: '同意' }).click()
  await expect(main(page).getByRole('heading', { name: '路人' })).toBeVisible()
  await expect(main(page).locator('header img')).toHaveJSProperty('complete', true)
  await expect(main(page).locator('header img')).not.toHaveJSProperty('naturalWidth', 0)

  await page.getByRole('link', { name: '更新头像昵称' }).click()
  await expect(page.getByRole('button', { name: '同意' })).toBeVisible()
})
