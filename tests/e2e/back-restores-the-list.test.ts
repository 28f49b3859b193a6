import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('Back restores the list: as long as it was, at the same place', async ({ phone, mall }) => {
  const { page } = phone
  await page.goto(mall.origin)
  await expect(cards(page)).toHaveCount(12)

  // A page that does not come is told, asked for again, and nothing is lost.
  phone.expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  await phone.context.setOffline(true)
  await scrollToEnd(page)
  await expect(page.getByText('没有加载出来，请检查网络后重试')).toBeVisible()
  await expect(cards(page)).toHaveCount(12)
  await phone.context.setOffline(false)
  await page.getByRole('link', { name: '重试' }).click()
  await expect(cards(page)).toHaveCount(24)

  await scrollToEnd(page)
  await expect(page).toHaveURL(/\?shown=33$/)
  await expect(page.getByText('已经到底啦')).toBeVisible()
  const slugs = await slugsOf(page)
  expect(new Set(slugs).size).toBe(33)

  const comb = page.getByRole('link', { name: /绿檀木梳/ })
  // Clear of the bar at the foot, so that the click itself scrolls nothing.
  await comb.evaluate((link) => link.scrollIntoView({ block: 'center' }))
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(2000)
  await comb.click()
  await expect(page.getByRole('heading', { name: '绿檀木梳' })).toBeVisible()
  await page.goBack()
  await expect(cards(page)).toHaveCount(33)
  expect(await slugsOf(page)).toEqual(slugs)
  await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(40)
  await expect(comb).toBeInViewport()
})

test('without a script, more of the list is a link', async ({ phone, mall, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const more = page.getByRole('link', { name: '加载更多' })
  // A page that takes half a second to make begins with its outline, which gives way by script alone.
  await expect(async () => {
    await page.goto(mall.origin)
    await expect(more).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await more.click()
  await expect(page).toHaveURL(/\?shown=24#goods-12$/)
  await expect(cards(page)).toHaveCount(24)
  await context.close()
  expect(phone.openid).not.toBe('')
})

const cards = (page: Page) => main(page).locator('li > a p:first-child')

function slugsOf(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main li a[href^="/products/"]')].map((link) => link.getAttribute('href')),
  )
}

async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
}
