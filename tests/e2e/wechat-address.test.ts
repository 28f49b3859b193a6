import { main } from './support/shopping'
import { expect, test, type Page } from './support/test'

/** The form of a new address; the shopper is logged in on the way. */
async function openForm(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/me/addresses`)
  await page.getByRole('link', { name: '新增收货地址' }).click()
}

/** WeChat answers as it does when it cannot show its addresses, until it is told to answer again. */
async function failToChoose(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const bridge: unknown = Reflect.get(window, 'WeixinJSBridge')
    if (typeof bridge !== 'object' || bridge === null) throw new Error('no bridge')
    const { invoke } = Object.fromEntries(Object.entries(bridge))
    const refuse = (name: string, params: unknown, told: (answer: object) => void) =>
      name === 'editAddress' ? told({ err_msg: 'edit_address:fail' }) : invoke(name, params, told)
    Object.assign(bridge, { invoke: refuse })
    addEventListener('answer-again', () => Object.assign(bridge, { invoke }))
  })
  return () => page.evaluate(() => void dispatchEvent(new Event('answer-again')))
}

test('a shopper fills in the address that WeChat knows, and may change their mind first', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await openForm(page, mall.origin)
  const use = page.getByRole('button', { name: '使用微信收货地址' })
  const sheet = page.getByRole('dialog', { name: '选择收货地址' })
  await page.getByLabel('收货人').fill('小林')
  await use.click()
  await sheet.getByRole('button', { name: '取消' }).click()
  await expect(sheet).toHaveCount(0)
  await expect(page.getByLabel('收货人')).toHaveValue('小林')
  await expect(page.getByLabel('手机号')).toHaveValue('')
  await expect(main(page).getByRole('status')).toBeEmpty()

  const answerAgain = await failToChoose(page)
  await use.click()
  await expect(main(page).getByRole('status')).toHaveText('没有取到微信地址，请在上面填写')
  await expect(page.getByLabel('收货人')).toHaveValue('小林')
  await page.screenshot({ path: test.info().outputPath('failed.png') })
  await answerAgain()

  await use.click()
  await sheet.getByRole('button', { name: /徐汇区/ }).click()
  await expect(main(page).getByRole('status')).toHaveText('已填入微信收货地址，请核对')
  await expect(page.getByLabel('收货人')).toHaveValue('林小满')
  await expect(page.getByLabel('手机号')).toHaveValue('13800138000')
  // 直辖市: WeChat names the city twice.
  await expect(page.getByLabel(/地区/)).toHaveValue('上海市徐汇区')
  await expect(page.getByLabel(/详细地址/)).toHaveValue('漕溪北路 18 号')
  await page.screenshot({ path: test.info().outputPath('filled.png') })
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/me\/addresses/)
  await expect(main(page)).toContainText('上海市徐汇区 漕溪北路 18 号')
})

test('where WeChat does not offer its addresses there is no button, and the form is filled by hand', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  mall.simulator.control.fail('getticket', { as: 'errcode', errcode: 45009 })
  await mall.database.pool.query('DELETE FROM wechat_tokens')
  const answered = page.waitForResponse(/\/api\/wechat\/js-config/)
  await openForm(page, mall.origin)
  expect(await (await answered).json()).toEqual({ config: null })
  await expect(page.getByLabel('收货人')).toBeVisible()
  await expect(page.getByRole('button', { name: '使用微信收货地址' })).toHaveCount(0)
  await mall.database.pool.query('DELETE FROM wechat_tokens')
})
