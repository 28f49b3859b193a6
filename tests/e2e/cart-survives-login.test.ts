import { putIntoCart } from './support/goods'
import { addToCart, buyNow, main } from './support/shopping'
import { expect, test } from './support/test'

const bag = { slug: 'canvas-tote', name: '本白' }

test('the cart and the checkout log in by themselves: what was put in before is there, on any phone', async ({
  browser,
  phone,
  mall,
}) => {
  const { context, page } = phone
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await addToCart(page)
  await page.goto(`${mall.origin}/cart`)
  await expect(page).toHaveURL(/\/cart(#wechat_redirect)?$/)
  await expect(main(page)).toContainText('绿檀木梳')
  const { rows } = await mall.database.pool.query<{ quantity: number }>(
    `SELECT l.quantity FROM cart_lines l JOIN carts c ON c.id = l.cart_id JOIN users u ON u.id = c.user_id
      WHERE u.openid = $1`,
    [phone.openid],
  )
  expect(rows).toEqual([{ quantity: 1 }])
  const address = { recipient: '林小满', phone: '13800138000', region: '浙江省杭州市', detail: '龙井路 1 号' }
  await page.request.post(`${mall.origin}/api/addresses`, { data: address })

  // The same shopper's other phone knows nobody yet.
  const shopper = (await context.cookies()).filter(({ name }) => name === 'wechat_shopper')
  const userAgent = await page.evaluate(() => navigator.userAgent)
  const [second, third] = [await browser.newContext({ userAgent }), await browser.newContext({ userAgent })]
  await second.addCookies(shopper)
  const other = await second.newPage()
  await putIntoCart(other, mall, bag)
  await other.goto(`${mall.origin}/cart`)
  await expect(main(other)).toContainText('绿檀木梳')
  await expect(main(other)).toContainText('帆布袋')

  await third.addCookies(shopper)
  const checkout = await third.newPage()
  await checkout.goto(`${mall.origin}/products/sandalwood-comb`)
  await buyNow(checkout)
  await expect(checkout).toHaveURL(/\/checkout(#wechat_redirect)?$/)
  await expect(main(checkout)).toContainText('龙井路 1 号')
  await second.close()
  await third.close()
})
