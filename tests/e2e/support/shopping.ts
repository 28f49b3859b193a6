import { expect, type Page } from '@playwright/test'
import type { SimulatedShop } from '../../support/simulated-shop'

/** A product that the seed sells, with one price a piece and plenty of it. */
const productPath = '/products/sandalwood-comb'

// A browser carries the authorize URL's fragment along every redirect that follows.
export const cashierUrl = /\/pay\/[1-9][0-9]{19}(#wechat_redirect)?$/

export function main(page: Page) {
  return page.getByRole('main')
}

/** From the product to the cashier of a new order; the shopper is logged in on the way. Returns the order's number. */
export async function openCashier(
  page: Page,
  { origin }: SimulatedShop,
  /** The shopper has an address already. */
  { asBefore = false } = {},
): Promise<string> {
  await page.goto(`${origin}${productPath}`)
  await page.getByRole('button', { name: '立即购买' }).click()
  if (!asBefore) await fillCheckout(page)
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(cashierUrl)
  await expect(payButton(page)).toBeEnabled()
  return new URL(page.url()).pathname.slice('/pay/'.length)
}

export async function fillCheckout(page: Page): Promise<void> {
  await page.getByLabel('收货人').fill('林小满')
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByLabel(/地区/).fill('浙江省杭州市西湖区')
  await page.getByLabel(/详细地址/).fill('龙井路 1 号')
}

export function payButton(page: Page) {
  return page.getByRole('button', { name: /^(立即|再次|余额)支付$/ })
}

/** What the balance can pay of the order, as a switch. */
export function balanceSwitch(page: Page) {
  return page.getByRole('switch', { name: /使用余额抵扣/ })
}

/** WeChat's own half sheet, with the password pad. */
export function paySheet(page: Page) {
  return page.getByRole('dialog', { name: '微信支付' })
}

/** Types six digits into the open sheet; `完成` closes WeChat's receipt, where there is one. */
export async function enterPassword(page: Page): Promise<void> {
  const sheet = paySheet(page)
  for (const digit of '135790') await sheet.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: '完成' }).click()
}

export async function cancelSheet(page: Page): Promise<void> {
  await paySheet(page).getByRole('button', { name: '关闭' }).click()
}

export async function expectPaid(page: Page): Promise<void> {
  await expect(main(page).getByRole('heading', { name: '支付成功' })).toBeVisible({ timeout: 15_000 })
  await expect(payButton(page)).toHaveCount(0)
}

/** What WeChat knows of this shopper's attempts, oldest first. */
export function attemptsOf({ simulator }: SimulatedShop, openid: string) {
  const orders = [...simulator.control.books().orders.values()]
  return orders.filter(({ parameters }) => parameters['openid'] === openid)
}

/** How often the shop called unifiedorder for this shopper. */
export function prepayCallsOf({ simulator }: SimulatedShop, openid: string): number {
  const { calls } = simulator.control.books()
  return calls.filter(({ kind, parameters }) => kind === 'unifiedorder' && parameters['openid'] === openid)
    .length
}
