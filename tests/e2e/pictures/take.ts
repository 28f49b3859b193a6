import { expect, test } from '../../support/e2e'
import { operatorOf } from '../support/operator'

// The phone view beside its panel, and the phone alone.
test.use({ viewport: { width: 1116, height: 836 } })

test('the pictures that the README shows', async ({ page, mall }) => {
  const phone = page.locator('.phone')
  const shop = page.frameLocator('#page')
  await page.goto(mall.phoneUrl)
  await shop.getByRole('link', { name: /绿檀木梳/ }).click()
  await shop.getByRole('button', { name: '立即购买' }).click()
  await shop.getByLabel('收货人').fill('小美')
  await shop.getByLabel('手机号').fill('13800138000')
  await shop.getByLabel(/地区/).fill('浙江省杭州市西湖区')
  await shop.getByLabel(/详细地址/).fill('龙井路 1 号')
  await shop.getByRole('button', { name: '提交订单' }).click()
  await expect(shop.getByRole('button', { name: '立即支付' })).toBeEnabled()

  await operatorOf(mall).credit(mall.simulator.control.openid(), 2000)
  await page.locator('#refresh').click()
  await shop.getByRole('switch').check()
  await phone.screenshot({ path: 'docs/phone-cashier.png' })

  await shop.getByRole('button', { name: '立即支付' }).click()
  const sheet = shop.getByRole('dialog', { name: '微信支付' })
  await expect(sheet.getByRole('button', { name: '5', exact: true })).toBeVisible()
  await page.waitForTimeout(600)
  await phone.screenshot({ path: 'docs/phone-pay.png' })
  for (const digit of '135790') await sheet.getByRole('button', { name: digit, exact: true }).click()
  await shop.getByRole('button', { name: '完成' }).click()
  await expect(shop.getByRole('heading', { name: '支付成功' })).toBeVisible({ timeout: 15_000 })

  await shop.getByRole('link', { name: '查看订单' }).click()
  await shop.getByRole('link', { name: '我的' }).click()
  await shop.getByRole('link', { name: /余额/ }).click()
  await expect(shop.getByRole('heading', { name: '我的余额' })).toBeVisible()
  await phone.screenshot({ path: 'docs/phone-balance.png' })

  await page.locator('#home').click()
  await expect(shop.getByRole('heading', { name: '全部好物' })).toBeVisible()
  await page.waitForTimeout(600)
  await page.screenshot({ path: 'docs/phone-home.png' })
})
