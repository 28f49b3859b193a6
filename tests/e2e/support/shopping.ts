import { expect, type Page } from '@playwright/test'
import type { SimulatedShop } from '../../support/simulated-shop'
import { placeOrder } from './place-order'

// A browser carries the authorize URL's fragment along every redirect that follows.
export const cashierUrl = /\/pay\/[1-9][0-9]{19}(#wechat_redirect)?$/

export function main(page: Page) {
  return page.getByRole('main')
}

/**
 * A new order at its cashier; the shopper is logged in on the way. The pages before it are the story of
 * `a-shopper-buys`; all others begin here. Returns the order's number.
 */
export async function openCashier(page: Page, mall: SimulatedShop): Promise<string> {
  const orderNo = await placeOrder(page.request, mall)
  await page.goto(`${mall.origin}/pay/${orderNo}`)
  await expect(payButton(page)).toBeEnabled()
  return orderNo
}

/** On a product's page: buys what is chosen, which the page asks to confirm. */
export async function buyNow(page: Page): Promise<void> {
  await openPicker(page, '立即购买')
  await skuPicker(page).getByRole('button', { name: '确定' }).click()
}

/** On a product's page: puts what is chosen into the cart. */
export async function addToCart(page: Page): Promise<void> {
  await openPicker(page, '加入购物车')
  await skuPicker(page).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已加入购物车')).toBeVisible()
}

/** The half-screen in which a SKU is chosen. */
export function skuPicker(page: Page) {
  return page.getByRole('dialog', { name: '选择规格' })
}

/** Opens it, by one of the page's two buttons. */
export async function openPicker(page: Page, name: '立即购买' | '加入购物车' = '立即购买'): Promise<void> {
  // The gallery counts once its script runs: until then the button posts at once, without asking.
  await expect(page.getByText(/^1\/\d$/)).toBeVisible()
  await page.getByRole('button', { name }).click()
  await expect(skuPicker(page)).toBeVisible()
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
  await typePassword(page)
  await page.getByRole('button', { name: '完成' }).click()
}

/** The same on a phone that keeps silent afterwards: no receipt. The pad takes keys too, which is quicker than taps. */
export async function typePassword(page: Page): Promise<void> {
  await expect(paySheet(page)).toBeVisible()
  await page.keyboard.type('135790')
  await expect(paySheet(page)).toHaveCount(0)
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
