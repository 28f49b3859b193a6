import type { SimulatedShop } from '../support/simulated-shop'
import { placeOrder, productSlug, skuOf } from './support/place-order'
import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('a long list of orders grows as it is scrolled, and Back restores it', async ({ phone, mall }) => {
  const { page } = phone
  const placed = await placeMany(page, mall, 23)
  await page.goto(`${mall.origin}/orders`)
  await expect(orders(page)).toHaveCount(20)

  // What does not come is told, asked for again, and nothing is lost.
  phone.expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  await phone.context.setOffline(true)
  await scrollToEnd(page)
  await expect(page.getByText('没有加载出来，请检查网络后重试')).toBeVisible()
  await expect(orders(page)).toHaveCount(20)
  await phone.context.setOffline(false)
  await main(page).getByRole('link', { name: '重试' }).click()

  await expect(orders(page)).toHaveCount(23)
  await expect(page).toHaveURL(/\/orders\?shown=23$/)
  await expect(page.getByText('没有更早的订单了')).toBeVisible()
  expect(await numbers(page)).toEqual(placed.toReversed())
  await page.screenshot({ path: test.info().outputPath('grown.png') })

  const oldest = orders(page).last()
  await oldest.getByRole('link', { name: '查看详情' }).scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  await oldest.getByRole('link', { name: '查看详情' }).click()
  await expect(page).toHaveURL(`${mall.origin}/orders/${placed[0]}`)
  await page.goBack()
  await expect(orders(page)).toHaveCount(23)
  await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(40)

  // A card that came later acts as the others do.
  await orders(page).last().getByRole('link', { name: '去付款' }).click()
  await expect(page).toHaveURL(`${mall.origin}/pay/${placed[0]}`)
})

test('a session that ends between two pages of the list is opened again by itself', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await placeMany(page, mall, 21)
  await page.goto(`${mall.origin}/orders`)
  await expect(orders(page)).toHaveCount(20)
  phone.expectConsoleError(/401/)
  await mall.database.pool.query('UPDATE sessions SET revoked_at = now()')
  await expect(async () => {
    await scrollToEnd(page)
    await expect(orders(page)).toHaveCount(21, { timeout: 500 })
  }).toPass()
})

test('without a script, more of the orders is a link, and past a full page they go on', async ({
  phone,
  mall,
  browser,
}) => {
  const placed = await placeMany(phone.page, mall, 21)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await phone.context.storageState(),
  })
  const page = await context.newPage()
  const more = page.getByRole('link', { name: '加载更多' })
  // A page that takes half a second to make begins with its outline, which gives way by script alone.
  await expect(async () => {
    await page.goto(`${mall.origin}/orders`)
    await expect(more).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await more.click()
  await expect(page).toHaveURL(/\/orders\?shown=40$/)
  await expect(orders(page)).toHaveCount(21)
  // Where the link of the two hundredth order leads.
  await page.goto(`${mall.origin}/orders?before=${placed[2]}`)
  await expect(orders(page)).toHaveCount(2)
  expect(await numbers(page)).toEqual([placed[1], placed[0]])
  await context.close()
})

const orders = (page: Page) => main(page).getByRole('article')

/** The numbers of so many orders, oldest first; what they take is not missing to other stories. */
async function placeMany(page: Page, mall: SimulatedShop, count: number): Promise<string[]> {
  await mall.database.pool.query('UPDATE skus SET stock_available = stock_available + $1 WHERE id = $2', [
    count,
    await skuOf(mall, productSlug),
  ])
  const placed: string[] = []
  while (placed.length < count) placed.push(await placeOrder(page.request, mall))
  return placed
}

function numbers(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main article > a')].map((link) =>
      link.getAttribute('href')?.split('/').at(-1),
    ),
  )
}

async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
}
