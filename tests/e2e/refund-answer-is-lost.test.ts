import type { SimulatedShop } from '../support/simulated-shop'
import { buyFromBalance } from './support/quick-order'
import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

/** The next request for a refund reaches the shop, and its answer does not come back. */
async function loseAnswer(page: Page): Promise<void> {
  const arrived = page.waitForEvent('requestfailed')
  await page.route('**/refunds', async (route) => {
    await route.fetch({ maxRedirects: 0 })
    await route.abort('connectionreset')
  })
  await submit(page).click()
  await arrived
  await page.unroute('**/refunds')
}

const submit = (page: Page) => page.getByRole('button', { name: '提交申请' })
const amount = (page: Page) => page.getByLabel('金额（元）')

async function askPart(page: Page, yuan: string): Promise<void> {
  await page.getByText('部分退款').click()
  await amount(page).fill(yuan)
  await page.getByLabel('退款原因').selectOption('商品有质量问题')
}

async function askedFen({ database }: SimulatedShop, orderNo: string): Promise<number[]> {
  const { rows } = await database.pool.query<{ fen: number }>(
    `SELECT r.wechat_fen + r.balance_fen AS fen FROM refunds r JOIN orders o ON o.id = r.order_id
     WHERE o.order_no = $1 ORDER BY r.id`,
    [orderNo],
  )
  return rows.map(({ fen }) => fen)
}

test('the answer to a refund request is lost: sent again it is the same request, and changed it is asked about', async ({
  phone,
  mall,
}) => {
  const { page, expectConsoleError } = phone
  expectConsoleError(/ERR_CONNECTION_RESET/)
  const orderNo = await buyFromBalance(phone, mall)
  await page.goto(`${mall.origin}/orders/${orderNo}/refund`)
  await askPart(page, '12.5')
  await loseAnswer(page)
  await page.goBack()
  await expect(page.getByRole('alert').filter({ hasText: '已为您保留' })).toBeVisible()
  await expect(amount(page)).toHaveValue('12.5')
  await submit(page).click()
  await expect(main(page)).toContainText('退款申请已提交')
  expect(await askedFen(mall, orderNo)).toEqual([1250])

  // It is done: gone back to, the form is for another one, of the same amount if that is what is wanted.
  await page.goBack()
  await askPart(page, '12.5')
  await loseAnswer(page)
  await page.goBack()
  await expect(amount(page)).toHaveValue('12.5')
  await amount(page).fill('3')
  await submit(page).click()
  await expect(page.getByRole('alert').filter({ hasText: '刚才的申请已经收到' })).toBeVisible()
  expect(await askedFen(mall, orderNo)).toEqual([1250, 1250])
  await expect(amount(page)).toHaveValue('3')

  // Sent once more it is a request of its own, whose answer may be lost too.
  await loseAnswer(page)
  await page.goBack()
  await expect(amount(page)).toHaveValue('3')
  await submit(page).click()
  await expect(main(page)).toContainText('退款申请已提交')
  expect(await askedFen(mall, orderNo)).toEqual([1250, 1250, 300])
})
