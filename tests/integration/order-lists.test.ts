import { afterAll, beforeAll, expect, test } from 'vitest'
import { countOrders } from '@/lib/mall/orders'
import { decideRefund } from '@/lib/payment/decide-refund'
import { shipOrder } from '@/lib/payment/ship-order'
import { startPayment } from '@/lib/payment/start-payment'
import { runDueJobs } from '../support/jobs'
import { address, codeOf, openMallShop, send, type MallShop } from '../support/mall-shop'
import { credit } from '../support/money'
import type { Browser } from '../support/oauth-browser'
import { one } from '../support/orders'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

let made = 0
async function shopper() {
  const openid = `o-lists-${(made += 1)}`
  const browser = await shop.loggedIn(openid)
  const text = 'SELECT id FROM users WHERE openid = $1'
  const { id: userId } = await one<{ id: number }>(shop.server.pool, text, [openid])
  const skuId = await shop.insertSku({ priceFen: 6900, stock: 200 })
  return { openid, browser, userId, skuId }
}

type Shopper = Awaited<ReturnType<typeof shopper>>

async function place({ browser, skuId }: Shopper, quantity = 1): Promise<string> {
  const json = { items: [{ skuId, quantity }], address }
  return (await (await send(browser, 'POST /api/orders', { json })).json()).orderNo
}

/** Paid from the balance: WeChat is not needed here. */
async function buy(who: Shopper): Promise<string> {
  const orderNo = await place(who)
  const { userId, openid } = who
  await credit(shop.server, { userId }, 6900)
  const input = { userId, openid, orderNo, useBalance: true, clientIp: '203.0.113.7' }
  expect(await startPayment(shop.server, input)).toEqual({ status: 'paid' })
  return orderNo
}

const ship = (orderNo: string) =>
  shipOrder(shop.server, {
    orderNo,
    carrier: '中通快递',
    trackingNo: 'ZT123456',
    operator: '小王',
    reason: '',
  })
const list = async (browser: Browser, query = '') => (await send(browser, `GET /api/orders${query}`)).json()
const numbers = async (browser: Browser, query: string): Promise<string[]> =>
  (await list(browser, query)).orders.map(({ orderNo }: { orderNo: string }) => orderNo)
const askAll = (who: Shopper, orderNo: string) =>
  send(who.browser, `POST /api/orders/${orderNo}/refunds`, {
    json: { amountFen: null, reason: '不想要了', requestKey: 'request-1' },
  })

test('each order is in the tab where it waits, and the badges count them', async () => {
  const who = await shopper()
  const [unpaid, paid, sent, asked, back] = [
    await place(who),
    await buy(who),
    await buy(who),
    await buy(who),
    await buy(who),
  ]
  await ship(sent)
  await askAll(who, asked)
  await askAll(who, back)
  const yes = { outRefundNo: `${back}R1`, approve: true, operator: '小王', decision: '' }
  await decideRefund(shop.server, yes)
  expect((await runDueJobs(shop.server)).errors).toEqual([])

  expect(await numbers(who.browser, '')).toEqual([back, asked, sent, paid, unpaid])
  expect(await numbers(who.browser, '?tab=to_pay')).toEqual([unpaid])
  expect(await numbers(who.browser, '?tab=to_ship')).toEqual([asked, paid])
  expect(await numbers(who.browser, '?tab=to_receive')).toEqual([sent])
  expect(await numbers(who.browser, '?tab=after_sale')).toEqual([back, asked])
  expect(await countOrders(shop.server, who.userId)).toEqual({
    to_pay: 1,
    to_ship: 2,
    to_receive: 1,
    after_sale: 1,
  })
  shop.server.clock.advance({ minutes: 31 })
  expect(await numbers(who.browser, '?tab=to_pay')).toEqual([])
  const stranger = await shopper()
  for (const tab of ['to_pay', 'to_ship', 'to_receive', 'after_sale']) {
    expect(await numbers(stranger.browser, `?tab=${tab}`)).toEqual([])
  }
})

test('a long list comes in pages, also when an order is placed in between; another’s place is none', async () => {
  const who = await shopper()
  const placed: string[] = []
  for (let n = 0; n < 23; n += 1) placed.unshift(await place(who))
  const first = await list(who.browser)
  expect(first.orders).toHaveLength(20)
  expect(first.olderThan).toBe(placed[19])
  await place(who)
  expect(await list(who.browser, `?before=${first.olderThan}`)).toMatchObject({
    orders: placed.slice(20).map((orderNo) => ({ orderNo })),
    olderThan: null,
  })
  const stranger = await shopper()
  expect(await list(stranger.browser, `?before=${first.olderThan}`)).toEqual({ orders: [], olderThan: null })
  expect((await list(who.browser, '?before=1%27&tab=nonsense')).orders).toHaveLength(20)
})

test('an order shows its parcel and its history; the operator behind it stays unnamed', async () => {
  const who = await shopper()
  const orderNo = await buy(who)
  const target = `/api/orders/${orderNo}`
  const receive = (browser = who.browser) => send(browser, `POST ${target}/receive`, { json: {} })
  expect(await codeOf(await receive())).toBe('order_not_shipped')
  await ship(orderNo)
  const order = await (await send(who.browser, `GET ${target}`)).json()
  expect(order).toMatchObject({ state: 'shipped', parcel: { carrier: '中通快递', trackingNo: 'ZT123456' } })
  expect(order.timeline.map(({ title }: { title: string }) => title)).toEqual([
    '商家已发货',
    '支付成功',
    '提交订单',
  ])
  expect(JSON.stringify(order)).not.toContain('小王')

  expect((await receive((await shopper()).browser)).status).toBe(404)
  for (let n = 0; n < 2; n += 1) {
    expect(await (await receive()).json()).toEqual({ orderNo, state: 'received' })
  }
  const form = await send(who.browser, `POST ${target}/receive`, { form: {} })
  expect([form.status, form.headers.get('location')]).toEqual([303, `/orders/${orderNo}?received=1`])
})

test('buying again fills the cart once, as far as there is any, and says what is missing', async () => {
  const who = await shopper()
  const orderNo = await place(who, 3)
  const again = (sent: object, browser = who.browser) =>
    send(browser, `POST /api/orders/${orderNo}/buy-again`, sent)
  const cart = async () => (await (await send(who.browser, 'GET /api/cart')).json()).pieces
  for (let n = 0; n < 2; n += 1) {
    const answer = await again({ form: {} })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cart'])
    expect(await cart()).toBe(3)
  }
  const skuIs = (change: string) =>
    shop.server.pool.query(`UPDATE skus SET ${change} WHERE id = $1`, [who.skuId])
  await send(who.browser, 'POST /api/cart/remove', { json: { skuId: who.skuId } })
  await skuIs('stock_available = 2')
  expect(await (await again({ json: {} })).json()).toMatchObject({
    short: [{ skuId: who.skuId, reason: 'low_stock', quantity: 2 }],
  })
  expect(await cart()).toBe(2)
  await skuIs('stock_available = 0')
  const gone = await again({ form: {} })
  expect(gone.headers.get('location')).toBe(`/orders/${orderNo}/again`)
  expect((await again({ json: {} }, (await shopper()).browser)).status).toBe(404)
  expect((await again({ json: {} }, shop.browser())).status).toBe(401)
})
