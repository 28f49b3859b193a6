import type { SimulatedShop } from '../../support/simulated-shop'
import { operatorOf } from '../support/operator'
import { logIn, placeOrder, post, skuOf } from '../support/place-order'
import { attemptsOf, balanceSwitch } from '../support/shopping'
import { expect, test, type Page, type Phone } from '../support/test'

test.describe('a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 1.5 })

  test('the pages that the README shows', async ({ phone, mall }) => {
    const { page } = phone
    const { waiting, paid, refunded } = await shopForAWhile(phone, mall)
    const take = async (name: string, path: string, prepare?: (page: Page) => Promise<unknown>) => {
      await page.goto(`${mall.origin}${path}`)
      await prepare?.(page)
      await page.screenshot({ path: `docs/${name}.png` })
    }
    await take('home', '/')
    await take('product', '/products/celadon-teapot')
    await take('cart', '/cart')
    await take('cashier', `/pay/${waiting}`, (page) => balanceSwitch(page).check())
    await take('result', `/pay/${paid}`)
    await take('orders', '/orders')
    await take('refund', `/orders/${refunded}`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await take('dark', '/')
  })
})

test.describe('a desk', () => {
  test.use({ viewport: { width: 1116, height: 836 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 })

  test('the demo: the phone view beside its panel', async ({ page, mall }) => {
    await page.goto(mall.phoneUrl)
    const shop = page.frameLocator('#page')
    await expect(shop.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: 'docs/demo.jpg', quality: 75 })
  })
})

interface Orders {
  waiting: string
  paid: string
  refunded: string
}

/** A shopper with goods in the cart, coupons and some balance: one order waits, one is paid, one came back. */
async function shopForAWhile(phone: Phone, mall: SimulatedShop): Promise<Orders> {
  const { request } = phone.page
  await logIn(request, mall)
  const { offers } = await (await request.get(`${mall.origin}/api/coupons`)).json()
  for (const { couponId } of offers) await post(request, mall, '/api/coupons/claim', { couponId })
  for (const slug of ['celadon-teapot', 'longjing-tea', 'linen-apron']) {
    await post(request, mall, '/api/cart', { skuId: await skuOf(mall, slug), quantity: 1 })
  }
  const operator = operatorOf(mall)
  const refunded = await paidOrder(phone, mall)
  const asked = { amountFen: null, requestKey: 'pictures-1', reason: '颜色不喜欢' }
  await post(request, mall, `/api/orders/${refunded}/refunds`, asked)
  mall.simulator.control.nextRefund({ afterMs: 0 })
  await operator.answerRefund(refunded, { approve: true, decision: '' })
  await operator.credit(phone.openid, 2000)
  const paid = await paidOrder(phone, mall)
  return { refunded, paid, waiting: await placeOrder(request, mall) }
}

async function paidOrder({ page: { request }, openid }: Phone, mall: SimulatedShop): Promise<string> {
  const orderNo = await placeOrder(request, mall)
  await post(request, mall, '/pay/unifiedorder', { orderNo, useBalance: false })
  mall.simulator.control.pay(attemptsOf(mall, openid).at(-1)?.out_trade_no ?? '')
  await mall.simulator.control.idle()
  return orderNo
}
