import { changeGoods, putIntoCart } from './support/goods'
import { main } from './support/shopping'
import { expect, test } from './support/test'

const comb = { slug: 'sandalwood-comb', name: '宽齿 · 长发' }
const bag = { slug: 'canvas-tote', name: '本白' }
const refill = { slug: 'desk-calendar', name: '替换芯' }
const blanket = { slug: 'wool-blanket', name: '砖红格' }

test('the cart says what has changed, sums up what is selected, and keeps the place', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await page.goto(`${mall.origin}/pay/oauth?returnTo=/me`)
  const { offers } = await (await page.request.get(`${mall.origin}/api/coupons`)).json()
  const { couponId } = offers.find(({ title }: { title: string }) => title === '拾物九折券')
  await page.request.post(`${mall.origin}/api/coupons/claim`, { data: { couponId } })
  for (const goods of [comb, bag, refill, blanket]) await putIntoCart(page, mall, goods)
  const undo = [
    await changeGoods(mall, bag, { priceFen: 5300 }),
    await changeGoods(mall, blanket, { stock: 0 }),
  ]
  try {
    const steps: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/cart/quantity')) steps.push(request.postData() ?? '')
    })
    await page.goto(`${mall.origin}/cart`)
    const line = (text: string) => main(page).getByRole('listitem').filter({ hasText: text })
    await expect(line('帆布袋')).toContainText('加入时 ¥49.00，现 ¥53.00')
    await expect(line('替换芯')).toContainText('仅剩 5 件')
    const invalid = page.getByRole('region', { name: '失效商品（1）' })
    await expect(invalid).toContainText('格纹羊毛盖毯砖红格已售罄')
    const summary = page.getByLabel('合计说明')
    await expect(summary).toHaveText('已选 3 件，商品合计¥150.90可用优惠券预计减-¥15.09运费包邮合计¥135.81')

    // Not another page from here on: its scripts do the rest.
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await page.getByRole('checkbox', { name: /选择 绿檀木梳/ }).click()
    await expect(page.getByRole('checkbox', { name: '全选' })).not.toBeChecked()
    // Two taps in no time are told once: what the shopper wants in the end.
    await line('帆布袋')
      .getByRole('button', { name: '增加一件' })
      .evaluate(async (button: HTMLElement) => {
        button.click()
        await new Promise((soon) => setTimeout(soon))
        button.click()
      })
    await expect(line('帆布袋').getByRole('spinbutton')).toHaveValue('3')
    await expect(summary).toHaveText('已选 4 件，商品合计¥187.90可用优惠券预计减-¥18.79运费包邮合计¥169.11')
    expect(steps.map((step) => JSON.parse(step).quantity)).toEqual([3])

    await line('替换芯').getByRole('button', { name: /删除/ }).click()
    await expect(line('替换芯')).toHaveCount(0)
    await page.screenshot({ path: test.info().outputPath('removed.png') })
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(line('替换芯')).toBeVisible()
    await invalid.getByRole('button', { name: '清除失效商品' }).click()
    await expect(invalid).toHaveCount(0)
    await expect(page.getByRole('link', { name: /购物车/ })).toContainText('5')
    expect(await page.evaluate(() => Reflect.get(window, 'isSamePage'))).toBe(true)

    // Kept with the cart, whatever phone it is opened on next.
    await page.reload()
    await expect(page.getByRole('checkbox', { name: /选择 绿檀木梳/ })).not.toBeChecked()
    await page.getByRole('button', { name: '去结算（4）' }).click()
    await expect(page).toHaveURL(/\/checkout$/)
    await expect(main(page)).toContainText('商品金额¥187.90优惠券-¥18.79运费包邮应付¥169.11')
    await expect(main(page)).not.toContainText('绿檀木梳')
  } finally {
    for (const back of undo) await back()
  }
})

test('what the server will not do is said, and shown as it is', async ({ phone, mall }) => {
  const { page } = phone
  phone.expectConsoleError(/409/)
  await putIntoCart(page, mall, { ...bag, quantity: 2 })
  await page.goto(`${mall.origin}/cart`)
  const undo = await changeGoods(mall, bag, { stock: 2 })
  try {
    await page.getByRole('button', { name: '增加一件' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '商品库存不足' })).toBeVisible()
    await expect(page.getByRole('spinbutton')).toHaveValue('2')
    await expect(main(page)).toContainText('仅剩 2 件')
  } finally {
    await undo()
  }
})

test('what a slip took out goes back as it was, and only once', async ({ phone, mall }) => {
  const { context, page } = phone
  phone.expectConsoleError(/ERR_INTERNET_DISCONNECTED/)
  await putIntoCart(page, mall, { ...bag, quantity: 2 })
  await putIntoCart(page, mall, comb)
  const undo = await changeGoods(mall, bag, { priceFen: 5300, stock: 1 })
  try {
    await page.goto(`${mall.origin}/cart`)
    const lines = main(page).getByRole('listitem')
    const putBack = page.getByRole('button', { name: '撤销' })
    const asItWas = async () => {
      await expect(lines).toHaveCount(2)
      await expect(lines.first()).toContainText('帆布袋')
      await expect(lines.first()).toContainText('库存仅剩 1 件，请减少数量')
      await expect(lines.first()).toContainText('加入时 ¥49.00，现 ¥53.00')
      await expect(lines.first().getByRole('spinbutton')).toHaveValue('2')
      await expect(lines.first().getByRole('checkbox')).not.toBeChecked()
    }
    await lines.first().getByRole('checkbox').click()
    await lines.first().getByRole('button', { name: /删除/ }).click()
    await expect(lines).toHaveCount(1)
    const answered = page.waitForResponse('**/api/cart/restore')
    await putBack.click()
    await answered
    await asItWas()

    // What could not be taken out is there, and there is nothing to put back.
    await context.setOffline(true)
    await lines.first().getByRole('button', { name: /删除/ }).click()
    await expect(page.getByRole('alert').filter({ hasText: '刚才的操作没有保存' })).toBeVisible()
    await asItWas()
    await expect(putBack).toHaveCount(0)
    await context.setOffline(false)
    await page.reload()
    await asItWas()
  } finally {
    await undo()
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the same cart works by plain forms', async ({ phone, mall }) => {
    const { page } = phone
    await putIntoCart(page, mall, comb)
    await putIntoCart(page, mall, bag)
    await page.goto(`${mall.origin}/cart`)
    const line = main(page).getByRole('listitem').filter({ hasText: '帆布袋' })
    await line.getByRole('button', { name: '增加一件' }).click()
    await expect(line.getByRole('spinbutton')).toHaveValue('2')
    await page.getByRole('checkbox', { name: /选择 绿檀木梳/ }).click()
    await expect(page.getByLabel('合计说明')).toContainText('已选 2 件，商品合计¥98.00')
    await page.getByRole('button', { name: '去结算（2）' }).click()
    await expect(page).toHaveURL(/\/checkout$/)
    await expect(main(page)).toContainText('商品金额¥98.00')
  })
})
