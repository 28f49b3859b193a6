import { post } from './support/place-order'
import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

/** Opens the page that asks about the address in `detail`. */
async function askToDelete(page: Page, detail: string): Promise<void> {
  const card = page.getByRole('article').filter({ hasText: detail })
  await card.getByRole('link', { name: '删除 林小满 的地址' }).click()
  await expect(page.getByRole('heading', { name: '确定删除这个地址吗？' })).toBeVisible()
  await expect(main(page)).toContainText(`林小满 13800138000，浙江省 杭州市 ${detail}。删除后不能恢复`)
}

test('an address is deleted only after a question, also where no script runs', async ({
  browser,
  phone,
  mall,
}) => {
  await phone.page.goto(`${mall.origin}/pay/oauth?returnTo=/me`)
  for (const detail of ['龙井路 1 号', '文三路 2 号']) {
    const address = { recipient: '林小满', phone: '13800138000', region: '浙江省 杭州市', detail }
    await post(phone.page.request, mall, '/api/addresses', address)
  }
  const storageState = await phone.context.storageState()
  const context = await browser.newContext({ storageState, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${mall.origin}/me/addresses`)

  await askToDelete(page, '龙井路 1 号')
  await expect(main(page)).toContainText('这是默认地址，删除后最近添加的另一个地址会成为默认地址')
  const asked = page.url()
  await page.getByRole('link', { name: '不删了，返回' }).click()
  await expect(page).toHaveURL(`${mall.origin}/me/addresses`)
  await expect(page.getByRole('article')).toHaveCount(2)

  await askToDelete(page, '龙井路 1 号')
  await page.getByRole('button', { name: '删除' }).click()
  await expect(page).toHaveURL(`${mall.origin}/me/addresses`)
  await expect(page.getByRole('article')).toHaveText(/文三路 2 号.*默认地址/)
  // There is nothing more to ask.
  await page.goto(asked)
  await expect(page).toHaveURL(`${mall.origin}/me/addresses`)

  await askToDelete(page, '文三路 2 号')
  await expect(main(page)).not.toContainText('这是默认地址')
  await context.close()
})
