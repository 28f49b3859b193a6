import { attemptsOf, enterPassword, expectPaid, openCashier, payButton } from './support/shopping'
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
