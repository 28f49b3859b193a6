import type { SimulatedShop } from '../support/simulated-shop'
import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

test('a page that fails says so, with the number the log has, and works once the shop does', async ({
  phone,
  mall,
}) => {
  const { page, expectConsoleError } = phone
  const { pool } = mall.database
  expectConsoleError(/status of 500/)
  await pool.query('ALTER TABLE products RENAME TO products_gone')
  try {
    const answer = await page.goto(`${mall.origin}/products/sandalwood-comb?from=share`)
    expect(answer?.status()).toBe(500)
    await expect(main(page)).toContainText('系统开小差了')
    await expectLogged(page, mall)
  } finally {
    await pool.query('ALTER TABLE products_gone RENAME TO products')
  }
  await page.getByRole('link', { name: '重试' }).click()
  await expect(page).toHaveURL(`${mall.origin}/products/sandalwood-comb?from=share`)
  await expect(main(page)).toContainText('绿檀木梳')
})

test('a page that fails halfway says the same', async ({ phone, mall }) => {
  const { page, expectConsoleError } = phone
  // How React calls what failed on the server.
  expectConsoleError(/Minified React error #441/)
  const lock = await mall.database.pool.connect()
  await lock.query('BEGIN; LOCK TABLE products IN ACCESS EXCLUSIVE MODE')
  // The shop waits three seconds for a lock, no longer; the page has begun by then.
  expect((await page.goto(mall.origin))?.status()).toBe(200)
  await expect(page.getByRole('heading', { name: '系统开小差了' })).toBeVisible({ timeout: 15_000 })
  await lock.query('COMMIT')
  lock.release()
  await expectLogged(page, mall)
  await page.getByRole('link', { name: '重试' }).click()
  await expect(main(page)).toContainText('明前龙井绿茶')
})

/** The number on the page is the one under which the log has the error. */
async function expectLogged(page: Page, mall: SimulatedShop): Promise<void> {
  const text = (await page.locator('body').innerText()).match(/请求编号 ([0-9a-f-]{36})/)
  const errors = () =>
    mall.shop
      .logs()
      .split('\n')
      .filter((line) => line.includes('"event":"unexpected_error"'))
  await expect.poll(() => errors().some((line) => text?.[1] && line.includes(text[1]))).toBe(true)
}
