import { changeGoods, putIntoCart } from './support/goods'
import { cashierUrl, fillCheckout, main, openPicker, skuPicker } from './support/shopping'
import { expect, test } from './support/test'

const soap = { slug: 'handmade-soap', name: '薰衣草' }
const comb = { slug: 'sandalwood-comb', name: '宽齿 · 长发' }
const candle = { slug: 'soy-candle', name: '200 克' }

test('a price, a stock and a sold-out line that changed meanwhile are told, and confirmed before they are charged', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await putIntoCart(page, mall, { ...soap, quantity: 3 })
  await putIntoCart(page, mall, candle)
  await page.goto(`${mall.origin}/cart`)
  await page.getByRole('button', { name: '去结算（4）' }).click()
  await fillCheckout(page)
  await page.getByLabel('订单备注').fill('周末送')
  const payable = page.getByRole('status')
  await expect(payable).toHaveText(/应付\s*¥177\.40/)
  const place = page.getByRole('button', { name: '提交订单' })

  const undo = [await changeGoods(mall, soap, { priceFen: 3180 })]
  try {
    await place.click()
    const told = main(page).getByRole('alert')
    await expect(told).toContainText('价格有变动，请确认后再提交')
    await expect(told).toContainText('冷制手工皂 薰衣草：¥29.80 变为 ¥31.80')
    await expect(payable).toHaveText(/应付\s*¥183\.40/)

    undo.push(await changeGoods(mall, soap, { stock: 2 }), await changeGoods(mall, candle, { stock: 0 }))
    await place.click()
    await expect(told).toContainText('冷制手工皂 薰衣草：您选了 3 件，仅剩 2 件')
    await expect(told).toContainText('大豆蜡香薰蜡烛 200 克：已售罄或下架')
    await expect(place).toBeDisabled()
    await page.screenshot({ path: test.info().outputPath('told.png'), fullPage: true })
    await page.getByRole('button', { name: '按现有库存更新订单' }).click()

    await expect(payable).toHaveText(/应付\s*¥63\.60/)
    await expect(told).toHaveCount(0)
    await expect(page.getByLabel('订单备注')).toHaveValue('周末送')
    await place.click()
    await expect(page).toHaveURL(cashierUrl)
    await expect(main(page)).toContainText('63.60')
  } finally {
    for (const back of undo.reverse()) await back()
  }
})

test('a price that changed before the checkout is told by it, or by the cart it is seen in', async ({
  phone,
  mall,
}) => {
  const { page } = phone
  await putIntoCart(page, mall, { ...candle, quantity: 2 })
  await page.goto(`${mall.origin}/cart`)
  await expect(page.getByLabel('合计说明')).toContainText('商品合计¥176.00')
  let undo = await changeGoods(mall, candle, { priceFen: 9300 })
  try {
    await page.getByRole('button', { name: '去结算（2）' }).click()
    await expect(main(page).getByRole('alert')).toContainText('购物车里的商品有变化')
    await expect(main(page)).toContainText('加入时 ¥88.00，现 ¥93.00')
    await page.getByRole('button', { name: '去结算（2）' }).click()
    await expect(page.getByRole('status').filter({ hasText: '应付' })).toHaveText(/应付\s*¥186\.00/)
    await expect(main(page).getByRole('alert')).toHaveCount(0)
  } finally {
    await undo()
  }

  await page.goto(`${mall.origin}/products/sandalwood-comb`)
  await openPicker(page)
  undo = await changeGoods(mall, comb, { priceFen: 7200 })
  try {
    await skuPicker(page).getByRole('button', { name: '确定' }).click()
    await expect(main(page).getByRole('alert')).toContainText('绿檀木梳 宽齿 · 长发：¥69.00 变为 ¥72.00')
  } finally {
    await undo()
  }
})
