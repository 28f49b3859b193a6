import { buyNow, cashierUrl, main } from './support/shopping'
import { expect, test, type Page } from './support/test'

/** What the shopper has corrected below the box stays, whatever they do to the box but paste another address. */
async function touchAgain(page: Page): Promise<void> {
  const paste = page.getByLabel('粘贴整段地址，自动识别')
  const recipient = page.getByLabel('收货人', { exact: true })
  await recipient.fill('小满')
  await page.getByLabel('所在地区').fill('')
  await paste.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('楼')
  await page.keyboard.insertText('，周末请送到门口')
  await expect(page.getByLabel('详细地址')).toHaveValue('龙井路1楼 周末请送到门口')
  await page.keyboard.type('好')
  await page.getByLabel('手机号').focus()
  await expect(page.getByLabel('详细地址')).toHaveValue('龙井路1楼 周末请送到门口好')
  await expect(recipient).toHaveValue('小满')
  await expect(page.getByLabel('所在地区')).toHaveValue('')
  await page.getByLabel('所在地区').fill('浙江省 杭州市 西湖区')
  await recipient.fill('林小满')
}

test('a pasted address fills the fields, is kept, and is the one that the next order begins with', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  const buy = async () => {
    await page.goto(`${mall.origin}/products/sandalwood-comb`)
    await buyNow(page)
  }
  await buy()
  const paste = page.getByLabel('粘贴整段地址，自动识别')
  await paste.fill('你好，请问几时发货')
  await expect(main(page)).toContainText('没有认出来，请在下面填写')
  await paste.fill('收货人：林小满\n电话：138-0013-8000\n地址：浙江省杭州市西湖区龙井路1号')
  await expect(main(page)).toContainText('已填入收货人、手机号、所在地区、详细地址，请核对')
  await expect(page.getByLabel('所在地区')).toHaveValue('浙江省 杭州市 西湖区')
  await page.screenshot({ path: test.info().outputPath('pasted.png'), fullPage: true })
  await touchAgain(page)
  await page.getByLabel('详细地址').fill('龙井路1号\n3幢201室')
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(cashierUrl)

  await buy()
  const row = page.getByRole('button', { name: /^林小满/ })
  await expect(row).toHaveText(/林小满 13800138000默认浙江省 杭州市 西湖区 龙井路1号 3幢201室/)
  await row.click()
  await page.screenshot({ path: test.info().outputPath('book.png') })
  await page.getByRole('link', { name: '编辑 林小满 的地址' }).click()
  // It comes last, when the page's script has done its work.
  await expect(page.getByRole('button', { name: '使用微信收货地址' })).toBeVisible()
  await page.getByLabel('详细地址').fill('龙井路2号')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/checkout\?address=\d+$/)
  await expect(row).toContainText('龙井路2号')

  await row.click()
  await page.getByRole('button', { name: '使用新地址' }).click()
  await paste.fill('北京 朝阳区 阜通东大街6号，李雷，+86 13900139000')
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(cashierUrl)
  const { addresses } = await (await page.request.get(`${mall.origin}/api/addresses`)).json()
  expect(addresses).toMatchObject([
    { recipient: '林小满', detail: '龙井路2号', isDefault: true },
    { recipient: '李雷', phone: '13900139000', region: '北京市 朝阳区', isDefault: false },
  ])
})
