import { setTimeout as sleep } from 'node:timers/promises'
import { putIntoCart } from './support/goods'
import { cashierUrl, main, openCashier, payButton } from './support/shopping'
import { expect, test, type Page } from './support/test'
import { showWithoutScript } from './support/without-script'

test('a page that is slow to come shows its outline, then says that the network is slow', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.addInitScript(noteWordsOnScreen)
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/`)
  await scriptsToRun(page)
  await page.evaluate(() => sessionStorage.setItem('seen', ''))
  await page.route('**/cart', async (route) => {
    await sleep(4_500)
    await route.continue()
  })
  await page.getByRole('link', { name: /购物车/ }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(main(page)).toBeVisible()
  expect(await page.evaluate(() => sessionStorage.getItem('seen'))).toBe('|正在加载|网络较慢，请稍候…')
  await expect(page.getByText('正在加载')).toHaveCount(0)
})

test('a slow database: the outline comes at once and the goods when they can; who is unknown is still a 404', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.body?.textContent?.includes('正在加载')) Object.assign(window, { sawOutline: true })
    }).observe(document, { subtree: true, childList: true })
  })
  const lock = await mall.database.pool.connect()
  await lock.query('BEGIN; LOCK TABLE products IN ACCESS EXCLUSIVE MODE')
  const begun = page.waitForResponse(`${mall.origin}/`)
  const gone = page.goto(mall.origin)
  expect((await begun).status()).toBe(200)
  await lock.query('COMMIT')
  lock.release()
  await gone
  await expect(main(page)).toContainText('明前龙井绿茶')
  expect(await page.evaluate(() => 'sawOutline' in window)).toBe(true)
  await expect(page.getByText('正在加载')).toHaveCount(0)
  expect((await page.request.get(`${mall.origin}/products/none`)).status()).toBe(404)
})

test('the cart goes on once it has told what was touched last, and does not wait for ever', async ({
  phone,
  mall,
}) => {
  const { context, page } = phone
  phone.expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  await putIntoCart(page, mall, { slug: 'canvas-tote', name: '本白' })
  await page.clock.install()
  await page.goto(`${mall.origin}/cart`)
  await scriptsToRun(page)
  const stalled: (() => Promise<void>)[] = []
  await page.route('**/api/cart/quantity', (route) => {
    stalled.push(() => route.continue())
  })
  const more = page.getByRole('button', { name: '增加一件' })
  const busy = page.getByRole('button', { name: '请稍候…' })

  await more.click()
  await page.getByRole('button', { name: '去结算（2）' }).click()
  await expect(busy).toBeVisible()
  await page.clock.fastForward(10_000)
  await expect(page.getByRole('alert').filter({ hasText: '刚才的操作没有保存' })).toBeVisible()
  await expect(page.getByRole('button', { name: '去结算（1）' })).toBeEnabled()

  // With nothing left to tell, it is a form like any other: held back while there is no network.
  await context.setOffline(true)
  await page.getByRole('button', { name: '去结算（1）' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '刚才的操作没有提交' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('alert').filter({ hasText: '网络已断开' })).toHaveCount(0)

  await more.click()
  await page.getByRole('button', { name: '去结算（2）' }).click()
  await expect(busy).toBeVisible()
  await stalled.pop()?.()
  await expect(page).toHaveURL(/\/checkout$/)
  await expect(main(page)).toContainText('商品金额¥98.00')
})

test('a cashier whose script is late says so, and counts from when it came', async ({ phone, mall }) => {
  const { page } = phone
  const orderNo = await openCashier(page, mall)
  const timer = page.getByRole('timer')
  const late = page.getByText('页面加载较慢')

  const release = await showWithoutScript(page, `${mall.origin}/pay/${orderNo}`)
  await expect(payButton(page)).toBeDisabled()
  await expect(late).toBeVisible()
  await page.getByRole('link', { name: '重新加载' }).click()
  await expect(page).toHaveURL(cashierUrl)
  await expect(late).toBeVisible()
  const drawn = secondsOf(await timer.innerText())
  await sleep(3_000)
  release()
  await expect(payButton(page)).toBeEnabled()
  await expect(late).toHaveCount(0)
  // By itself it would need that long again.
  const shown = async () => drawn - secondsOf(await timer.innerText())
  await expect.poll(shown, { timeout: 1_000, intervals: [50] }).toBeGreaterThanOrEqual(5)
})

function secondsOf(shown: string): number {
  const [minutes = 0, seconds = 0] = shown.split(':').map(Number)
  return minutes * 60 + seconds
}

/** Until then a tap leaves as it does without them. */
async function scriptsToRun(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const alert = document.querySelector('[role=alert]')
    return alert !== null && Object.keys(alert).some((name) => name.startsWith('__reactProps'))
  })
}

/** Keeps what the page says of itself until the next page: a page on its way lets nobody ask the one before. */
function noteWordsOnScreen(): void {
  sessionStorage.setItem('seen', sessionStorage.getItem('seen') ?? '')
  setInterval(() => {
    const words = [...document.querySelectorAll('[role=status] :is(span, p)')]
    for (const word of words.filter((one) => getComputedStyle(one).visibility === 'visible')) {
      const seen = sessionStorage.getItem('seen') ?? ''
      if (!seen.includes(word.textContent)) sessionStorage.setItem('seen', `${seen}|${word.textContent}`)
    }
  }, 50)
}
