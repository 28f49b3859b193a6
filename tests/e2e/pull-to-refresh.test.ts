import { main, openCashier } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('a list pulled down from its top is loaded anew, and only then', async ({ phone, mall }) => {
  const { page } = phone
  const orderNo = await openCashier(page, mall)
  await page.goto(`${mall.origin}/orders`)
  await expect(main(page)).toContainText('待付款')
  await mall.database.pool.query(`UPDATE orders SET expires_at = placed_at WHERE order_no = $1`, [orderNo])

  expect(await pull(page, 60)).toBe('下拉刷新')
  expect(await pull(page, -200)).toBe('')
  // Begun sideways, it is a strip or the tabs that are drawn along.
  expect(await pull(page, 200, 60)).toBe('')
  await expect(main(page)).toContainText('待付款')
  expect(await pull(page, 200)).toBe('松开刷新')
  await expect(main(page)).toContainText('已超时')
})

test('pulled down offline it stays, and says why', async ({ phone, mall }) => {
  const { context, page, expectConsoleError } = phone
  expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  const banner = page.getByRole('alert').filter({ hasText: '网络已断开' })
  await openCashier(page, mall)
  await page.goto(`${mall.origin}/orders`)
  await expect(main(page)).toContainText('待付款')

  await context.setOffline(true)
  await pull(page, 200)
  await expect(banner).toBeVisible()
  await expect(page.getByText('正在刷新…')).toHaveCount(0)
  await expect(main(page)).toContainText('待付款')

  await context.setOffline(false)
  await expect(banner).toHaveCount(0)
  const loaded = page.waitForEvent('domcontentloaded')
  await pull(page, 200)
  await loaded
  await expect(main(page)).toContainText('待付款')
})

/** One finger from the middle of the page: so far down, after so far to the left. Returns what the page said to it. */
async function pull(page: Page, byPx: number, leftPx = 0): Promise<string> {
  const touch = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints })
  await send('touchStart', { x: 180, y: 300 })
  // No finger keeps to a line: it drifts down a little.
  if (leftPx > 0) await send('touchMove', { x: 180 - leftPx, y: 304 })
  for (const part of [0.25, 0.5, 0.75, 1]) await send('touchMove', { x: 180 - leftPx, y: 300 + byPx * part })
  const said = await page.evaluate(() => /.*刷新.*/.exec(document.body.innerText)?.[0] ?? '')
  await send('touchEnd')
  await touch.detach()
  return said
}
