import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('goods are found: by a word, by a category, by price', async ({ phone, mall }) => {
  const { page } = phone
  await page.goto(mall.origin)
  await page.getByRole('link', { name: /搜索商品/ }).click()
  const field = page.getByRole('searchbox', { name: '搜索商品' })
  await field.fill(' 抱枕 ')
  await page.getByRole('button', { name: '搜索' }).click()
  await expect(page.getByRole('heading', { name: '“抱枕”的搜索结果' })).toBeVisible()
  expect(await titlesOf(page)).toEqual(['色织亚麻抱枕'])

  // Nothing found is no dead end.
  await field.fill('100%没有')
  await field.press('Enter')
  await expect(page.getByRole('heading', { name: /没有找到和“100%没有”有关的商品/ })).toBeVisible()
  await expect(main(page).getByRole('link', { name: '餐厨器物' })).toBeVisible()
  expect((await titlesOf(page)).length).toBe(6)

  // What was found before is one tap away, until it is cleared.
  await page.goto(`${mall.origin}/search`)
  await expect(page.getByRole('link', { name: '抱枕' })).toBeVisible()
  await expect(page.getByRole('link', { name: '100%没有' })).toHaveCount(0)
  await page.getByRole('button', { name: '清空最近搜索' }).click()
  await expect(page.getByRole('link', { name: '抱枕' })).toHaveCount(0)

  await page.getByRole('link', { name: '洗护日用' }).click()
  await page.getByRole('link', { name: '价格低到高' }).click()
  await expect(page.getByRole('link', { name: '价格低到高' })).toHaveAttribute('aria-current', 'page')
  const cheapFirst = await titlesOf(page)
  expect(cheapFirst[0]).toBe('运费／差价补拍')
  // Sold out, so it comes last and says so, although others cost more.
  expect(cheapFirst.at(-1)).toBe('薰衣草浴盐')
  await expect(page.getByRole('link', { name: /薰衣草浴盐/ })).toContainText('已售罄')
  await page.getByRole('link', { name: '价格高到低' }).click()
  await expect(page).toHaveURL(/sort=price-down/)
  expect((await titlesOf(page)).slice(0, -1)).toEqual(cheapFirst.slice(0, -1).toReversed())
})

function titlesOf(page: Page): Promise<string[]> {
  return main(page).locator('li > a p:first-child').allInnerTexts()
}
