import type { SimulatedShop } from '../support/simulated-shop'
import { operatorOf } from './support/operator'
import {
  balanceSwitch,
  cancelSheet,
  enterPassword,
  expectPaid,
  openCashier,
  payButton,
} from './support/shopping'
import { expect, test, type Page, type Phone } from './support/test'

interface Look {
  name: string
  width: number
  colorScheme: 'light' | 'dark'
  fontPercent: number
}

const looks: readonly Look[] = [
  { name: '375', width: 375, colorScheme: 'light', fontPercent: 100 },
  { name: '375-dark', width: 375, colorScheme: 'dark', fontPercent: 100 },
  { name: '320', width: 320, colorScheme: 'light', fontPercent: 100 },
  { name: '320-font-200', width: 320, colorScheme: 'light', fontPercent: 200 },
  { name: '375-font-200-dark', width: 375, colorScheme: 'dark', fontPercent: 200 },
]

test('every page fits the phone: narrow, dark, and with text twice as large', async ({ phone, mall }) => {
  test.setTimeout(240_000)
  const { page } = phone
  const refundedNo = await orderWithRefunds(phone, mall)
  const orderNo = await openCashier(page, mall, { asBefore: true })
  for (const title of ['新人立减券', '全场满减券']) {
    await page.goto(mall.origin)
    await page.getByRole('button', { name: `领取 ${title}` }).click()
    await expect(page).toHaveURL(/claimed=1/)
  }
  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await page.getByRole('button', { name: '加入购物车' }).click()
  await page.goto(`${mall.origin}/cart`)
  await page.getByRole('button', { name: /去结算/ }).click()
  await expect(page).toHaveURL(/\/checkout/)

  const paths = [
    '/',
    '/products/sandalwood-comb',
    '/cart',
    '/checkout',
    `/pay/${orderNo}`,
    '/orders',
    `/orders/${orderNo}`,
    `/orders/${orderNo}/cancel`,
    `/orders/${refundedNo}`,
    `/orders/${refundedNo}/refund`,
    `/pay/${refundedNo}`,
    '/me',
    '/me/balance',
    '/me/coupons',
  ]
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: 667 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    for (const path of paths) {
      await page.goto(`${mall.origin}${path}`)
      await enlargeText(page, look.fontPercent)
      if (path === `/pay/${orderNo}`) await balanceSwitch(page).check()
      await page.screenshot({
        path: test.info().outputPath(`${look.name}${fileNameOf(path, orderNo)}.png`),
        fullPage: true,
      })
      expect.soft(await overflowOf(page), `${path} at ${look.name}`).toEqual([])
    }
  }
  await expect(payButton(page)).toHaveCount(0)
})

/** Paid from balance and WeChat, and once too often; a part asked back and refused, another part asked back. */
async function orderWithRefunds({ page, openid }: Phone, mall: SimulatedShop): Promise<string> {
  const operator = operatorOf(mall)
  const orderNo = await openCashier(page, mall)
  await operator.credit(openid, 4000)
  await page.reload()
  await payButton(page).click()
  await cancelSheet(page)
  await balanceSwitch(page).check()
  await payButton(page).click()
  await enterPassword(page)
  await expectPaid(page)
  const books = [...mall.simulator.control.books().orders.keys()]
  mall.simulator.control.pay(books.find((outTradeNo) => outTradeNo.startsWith(orderNo)) ?? '')
  await mall.simulator.control.idle()
  for (const [requestKey, amountFen] of [
    ['refused-1', 1000],
    ['waiting-1', 3200],
  ] as const) {
    const data = { amountFen, requestKey, reason: '商品与描述不符：颜色比图片深' }
    await page.request.post(`${mall.origin}/api/orders/${orderNo}/refunds`, { data })
    if (requestKey === 'waiting-1') continue
    await operator.answerRefund(orderNo, { approve: false, decision: '请提供商品照片，以便核实' })
  }
  await operator.credit(openid, 2000)
  return orderNo
}

function fileNameOf(path: string, orderNo: string): string {
  return path
    .replace(orderNo, 'order')
    .replace(/\d{20}/, 'refunded')
    .replaceAll('/', '-')
}

/** As the phone's font setting does: WeChat scales text, whatever unit it was given in. */
async function enlargeText(page: Page, percent: number): Promise<void> {
  await page.evaluate((percent) => {
    document.documentElement.style.setProperty('-webkit-text-size-adjust', `${percent}%`)
  }, percent)
}

/** What sticks out of the page to the right, or hides text of its own. */
async function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const style = getComputedStyle(element)
      const isHidden = style.position === 'absolute' && element.clientWidth <= 1
      if (isHidden || element.closest('[data-scrolls-sideways]')) return false
      const sticksOut = element.getBoundingClientRect().right > innerWidth + 1
      // A card may shorten a title with "…": the product's own page shows it whole.
      const isShortened = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis'
      const cuts =
        !isShortened && style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2
      return sticksOut || cuts
    })
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []
    return [...wide, ...found.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))]
  })
}
