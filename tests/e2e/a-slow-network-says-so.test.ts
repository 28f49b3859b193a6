import { setTimeout as sleep } from 'node:timers/promises'
import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('a page that is slow to come shows its outline, then says that the network is slow', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.addInitScript(noteWordsOnScreen)
  await page.goto(mall.origin)
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
