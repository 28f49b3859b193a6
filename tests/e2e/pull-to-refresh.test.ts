import { main, openCashier } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('a list pulled down from its top is loaded anew, and only then', async ({ phone, mall }) => {
  const { page } = phone
  const orderNo = await openCashier(page, mall)
  await page.goto(`${mall.origin}/orders`)
  await expect(main(page)).toContainText('待付款')
  await mall.database.pool.query(`UPDATE orders SET expires_at = placed_at WHERE order_no = $1`, [orderNo])

  await pull(page, 60)
  await pull(page, -200)
  await expect(main(page)).toContainText('待付款')
  await pull(page, 200)
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

/** One finger from the middle of the page, so far down. */
async function pull(page: Page, byPx: number): Promise<void> {
  const touch = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 180, y }] })
  await send('touchStart', 300)
  for (const part of [0.25, 0.5, 0.75, 1]) await send('touchMove', 300 + byPx * part)
  await send('touchEnd')
  await touch.detach()
}
