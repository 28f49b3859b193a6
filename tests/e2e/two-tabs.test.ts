import { skuOf } from './support/place-order'
import {
  attemptsOf,
  buyNow,
  cashierUrl,
  enterPassword,
  expectPaid,
  fillCheckout,
  main,
  openCashier,
  payButton,
} from './support/shopping'
import { expect, test } from './support/test'

test('two tabs of one order: what one paid, the other does not pay again', async ({ phone, mall }) => {
  const { context, page, openid, expectConsoleError } = phone
  const orderNo = await openCashier(page, mall)
  const second = await context.newPage()
  await second.goto(`${mall.origin}/pay/${orderNo}`)
  await expect(payButton(second)).toBeEnabled()

  await payButton(page).click()
  await enterPassword(page)
  await expectPaid(page)

  // The browser itself notes each 409.
  expectConsoleError(/status of 409 .*\/pay\/unifiedorder/)
  await payButton(second).click()
  await expectPaid(second)
  expect(attemptsOf(mall, openid)).toMatchObject([{ state: 'SUCCESS' }])
})

test('a checkout that another page began meanwhile is shown as that one, and one that is ordered is not shown', async ({
  phone,
  mall,
}) => {
  const { context, page } = phone
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(page)
  await fillCheckout(page)
  const items = [{ skuId: await skuOf(mall, 'canvas-tote'), quantity: 1 }]
  await page.request.post(`${mall.origin}/api/checkout`, { data: { items } })
  const second = await context.newPage()
  await second.goto(`${mall.origin}/checkout`)

  const place = (on: typeof page) => on.getByRole('button', { name: '提交订单' }).click()
  await place(page)
  await expect(main(page).getByRole('alert')).toContainText('您在另一个页面开始了新的结算，下面是那一笔')
  await expect(main(page)).toContainText('帆布袋')
  await expect(main(page)).not.toContainText('绿檀木梳')
  await fillCheckout(second)
  await place(second)
  await expect(second).toHaveURL(cashierUrl)

  await page.goto(`${mall.origin}/checkout?error=checkout_expired`)
  await expect(main(page).getByRole('alert')).toContainText('结算信息已失效，请从购物车重新结算')
  await expect(main(page).getByRole('link', { name: '去购物车' })).toBeVisible()
  await page.goto(`${mall.origin}/checkout`)
  await expect(page).toHaveURL(/\/orders\/[0-9]{20}$/)
})

test('somebody else’s order and an unknown one are the same page', async ({ browser, phone, mall }) => {
  const orderNo = await openCashier(phone.page, mall)
  const context = await browser.newContext()
  await context.addCookies([{ name: 'wechat_shopper', value: 'xiaoming', url: mall.origin }])
  const page = await context.newPage()
  const texts: string[] = []
  for (const number of [orderNo, '99999999999999999999']) {
    const response = await page.goto(`${mall.origin}/pay/${number}`)
    expect(response?.status()).toBe(404)
    const again = page.getByRole('link', { name: '重新登录' })
    await expect(again).toHaveAttribute('href', `/pay/oauth?returnTo=%2Fpay%2F${number}`)
    texts.push(await page.getByRole('main').innerText())
  }
  expect(texts[0]).toBe(texts[1])
  await context.close()
})
