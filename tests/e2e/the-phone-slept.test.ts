import type { SimulatedShop } from '../support/simulated-shop'
import { main, openCashier, payButton, paySheet } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('a phone that slept past the end of the time to pay: the order says so as soon as it can', async ({
  phone,
  mall,
}) => {
  const { context, page, expectConsoleError } = phone
  expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  const banner = page.getByRole('alert').filter({ hasText: '网络已断开' })
  const orderNo = await openCashier(page, mall)
  await page.goto(`${mall.origin}/orders/${orderNo}`)
  await expect(page.getByRole('timer')).toHaveText(/^29:/)
  await endTime(mall, orderNo)

  await context.setOffline(true)
  await sleepAnHour(page)
  await expect(banner).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText('00:01')

  await context.setOffline(false)
  await expect(banner).toHaveCount(0)
  await sleepAnHour(page)
  await expect(main(page)).toContainText('已超时')
})

test('a phone whose clock was set forward asks, and goes on from what it is told', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await openCashier(page, mall)
  const answered = page.waitForResponse('**/status')
  const texts = await page.evaluateHandle(noteTimer)
  await sleepAnHour(page)
  await answered
  await expect(page.getByRole('timer')).toHaveText(/^29:/)
  await expect(payButton(page)).toBeEnabled()
  expect(await texts.evaluate((seen) => seen.includes('00:00'))).toBe(false)
})

test('while the pay sheet stays open past the end, the server is not asked all the time', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  const orderNo = await openCashier(page, mall)
  await payButton(page).click()
  await expect(paySheet(page)).toBeVisible()
  await endTime(mall, orderNo)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await sleepAnHour(page)
  await page.waitForTimeout(4_500)
  const asked = requests.filter((url) => url.endsWith('/status')).length
  // Once because the time is up, and once because the shopper is back.
  expect(asked).toBeGreaterThanOrEqual(1)
  expect(asked).toBeLessThanOrEqual(2)
})

/** Moves the order's end to just now. */
async function endTime({ database }: SimulatedShop, orderNo: string): Promise<void> {
  await database.pool.query('UPDATE orders SET expires_at = now() WHERE order_no = $1', [orderNo])
}

/** What a page sees of it: the one clock stood still, the other did not. A clock that is set forward looks the same. */
async function sleepAnHour(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 3_600_000
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

/** Every text that the countdown shows from now on. */
function noteTimer(): string[] {
  const seen: string[] = []
  new MutationObserver(() => seen.push(document.querySelector('[role=timer]')?.textContent ?? '')).observe(
    document.body,
    { subtree: true, childList: true, characterData: true },
  )
  return seen
}
