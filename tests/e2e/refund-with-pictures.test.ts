import type { Browser } from '@playwright/test'
import { operatorOf } from './support/operator'
import { buyFromBalance } from './support/quick-order'
import { main } from './support/shopping'
import { expect, test, type Page, type Phone } from './support/test'

/** A photo as a phone takes it: heavier than the shop takes, and not to be packed smaller without loss. */
async function photo(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 700
    canvas.height = 700
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    const pixels = context.createImageData(700, 700)
    for (let at = 0; at < pixels.data.length; at += 1)
      pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256
    context.putImageData(pixels, 0, 0)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  return { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') }
}

/** The phone's shopper in a browser that runs no script. */
async function withoutScript(browser: Browser, { context }: Phone): Promise<Page> {
  const plain = await browser.newContext({
    storageState: await context.storageState(),
    javaScriptEnabled: false,
  })
  return plain.newPage()
}

test('a shopper shows with pictures why they want their money back, and sees how far it is', async ({
  browser,
  phone,
  mall,
}) => {
  test.setTimeout(120_000)
  const { page } = phone
  const orderNo = await buyFromBalance(phone, mall)
  await page.goto(`${mall.origin}/orders/${orderNo}/refund`)

  const picture = await photo(page)
  expect(picture.buffer.length).toBeGreaterThan(1_100_000)
  const choose = page.getByLabel('添加图片')
  await choose.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
  await expect(page.getByText('这张图片无法读取')).toBeVisible()
  await choose.setInputFiles([picture, picture])
  await expect(page.getByRole('img', { name: '图片 2' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '删除图片 1' }).click()
  await expect(page.getByRole('img', { name: /图片/ })).toHaveCount(1)
  await page.screenshot({ path: test.info().outputPath('form.png'), fullPage: true })
  await page.getByLabel('退款原因').selectOption('商品有质量问题')
  await page.getByRole('button', { name: '提交申请' }).click()

  const shown = main(page).getByRole('img', { name: '图片 1' })
  await expect(shown).toBeVisible()
  await expect(async () => {
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  }).toPass()
  const stored = await page.request.get(`${mall.origin}${await shown.getAttribute('src')}`)
  expect((await stored.body()).length).toBeLessThan(410_000)
  expect(stored.headers()['content-security-policy']).toContain('sandbox')
  const steps = page.getByRole('list', { name: '退款步骤' }).getByRole('listitem')
  await expect(steps).toHaveText([/^提交申请\d/, '商家审核', '退款中', '到账'])
  await expect(steps.nth(1)).toHaveAttribute('aria-current', 'step')

  await operatorOf(mall).answerRefund(orderNo, { approve: true, decision: '' })
  await expect(async () => {
    await page.reload()
    await expect(steps.nth(3)).toHaveText(/^到账\d/, { timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await page.goto(`${mall.origin}/orders?tab=after_sale`)
  await expect(main(page)).toContainText('已退款')

  const other = await buyFromBalance(phone, mall)
  const plain = await withoutScript(browser, phone)
  await plain.goto(`${mall.origin}/orders/${other}/refund`)
  await expect(plain.getByText('上传图片')).toHaveCount(0)
  await plain.getByText('部分退款').click()
  await plain.getByLabel('金额（元）').fill('12.')
  await plain.getByLabel('退款原因').selectOption('其他原因')
  await plain.getByRole('button', { name: '提交申请' }).click()
  await expect(plain.getByRole('alert').filter({ hasText: '例如 12 或 12.50' })).toBeVisible()
  // Everything is asked back: what is half typed in the field that is hidden now does not matter.
  await plain.getByText('部分退款').click()
  await plain.getByLabel('金额（元）').fill('12.')
  await plain.getByText('全部退款').click()
  await plain.getByLabel('退款原因').selectOption('其他原因')
  await plain.getByRole('button', { name: '提交申请' }).click()
  await expect(main(plain)).toContainText('申请中')
  await plain.context().close()
})

test('a refund form that comes back still has its pictures, also after a login in the middle of sending one', async ({
  phone,
  mall,
}) => {
  test.setTimeout(120_000)
  const { page, expectConsoleError } = phone
  // The browser itself notes it.
  expectConsoleError(/status of 401 .*refund-pictures/)
  const orderNo = await buyFromBalance(phone, mall)
  await page.goto(`${mall.origin}/orders/${orderNo}/refund`)
  const picture = await photo(page)
  const choose = page.getByLabel('添加图片')
  const shown = page.getByRole('img', { name: /图片/ })
  await choose.setInputFiles(picture)
  await expect(shown).toHaveCount(1)
  await page.getByText('部分退款').click()
  await page.getByLabel('金额（元）').fill('12.')

  await mall.database.pool.query('UPDATE sessions SET revoked_at = now() WHERE revoked_at IS NULL')
  await choose.setInputFiles([picture, picture])
  // To WeChat and back.
  await expect(page.getByText('没有传完，请重新添加')).toBeVisible({ timeout: 30_000 })
  await expect(shown).toHaveCount(1)
  await expect(page.getByLabel('金额（元）')).toHaveValue('12.')
  await choose.setInputFiles(picture)
  await expect(shown).toHaveCount(2)

  await page.getByLabel('退款原因').selectOption('商品有质量问题')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '例如 12 或 12.50' })).toBeVisible()
  await expect(shown).toHaveCount(2)
  await page.getByLabel('金额（元）').fill('12.5')

  // One that is not there any more is told of, and all are chosen anew.
  const taken = await mall.database.pool.query(
    'DELETE FROM refund_pictures p USING orders o WHERE o.id = p.order_id AND o.order_no = $1',
    [orderNo],
  )
  expect(taken.rowCount).toBe(2)
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '图片已失效' })).toBeVisible()
  await expect(choose).toBeEnabled()
  await expect(shown).toHaveCount(0)
  await choose.setInputFiles(picture)
  await expect(shown).toHaveCount(1)
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(main(page)).toContainText('申请中')
  await expect(main(page).getByRole('img', { name: '图片 1' })).toBeVisible()
})
