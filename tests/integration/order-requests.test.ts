import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideRefund } from '@/lib/payment/decide-refund'
import { startPayment } from '@/lib/payment/start-payment'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import { credit } from '@/tests/support/money'
import { locationOf, stateOf, type Browser } from '@/tests/support/oauth-browser'
import { one } from '@/tests/support/orders'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

interface Placed {
  browser: Browser
  openid: string
  orderNo: string
  skuId: number
}

let made = 0
async function placed(): Promise<Placed> {
  const openid = `o-asks-${(made += 1)}`
  const browser = await shop.loggedIn(openid)
  const skuId = await shop.insertSku({ priceFen: 6900, stock: 9 })
  const json = { items: [{ skuId, quantity: 1 }], address }
  const { orderNo } = await (await send(browser, 'POST /api/orders', { json })).json()
  return { browser, openid, orderNo, skuId }
}

/** Paid from the balance: WeChat is not needed here. */
async function paid(): Promise<Placed> {
  const order = await placed()
  const text = 'SELECT id FROM users WHERE openid = $1'
  const { id: userId } = await one<{ id: number }>(shop.server.pool, text, [order.openid])
  await credit(shop.server, { userId }, 6900)
  const { openid, orderNo } = order
  const input = { userId, openid, orderNo, useBalance: true, clientIp: '203.0.113.7' }
  expect(await startPayment(shop.server, input)).toEqual({ status: 'paid' })
  return order
}

const read = async ({ browser, orderNo }: Placed) =>
  (await send(browser, `GET /api/orders/${orderNo}`)).json()
const refundsOf = async ({ browser, orderNo }: Placed) =>
  (await send(browser, `GET /api/orders/${orderNo}/refunds`)).json()
const ask = ({ browser, orderNo }: Placed, json: unknown) =>
  send(browser, `POST /api/orders/${orderNo}/refunds`, { json })
const askByForm = ({ browser, orderNo }: Placed, form: Record<string, string>) =>
  send(browser, `POST /api/orders/${orderNo}/refunds`, { form })

test('a cancelled order gives its goods back and says why it is closed; again is no error', async () => {
  const order = await placed()
  expect(await shop.stockOf(order.skuId)).toBe(8)
  for (let n = 0; n < 2; n += 1) {
    const answer = await send(order.browser, `POST /api/orders/${order.orderNo}/cancel`, { json: {} })
    expect([answer.status, await answer.json()]).toEqual([200, { orderNo: order.orderNo, state: 'closed' }])
  }
  expect(await read(order)).toMatchObject({ state: 'closed', closeReason: 'cancelled', canPay: false })
  expect(await shop.stockOf(order.skuId)).toBe(9)
})

test('a form is answered with the order’s page, and a paid order stays paid', async () => {
  const open = await placed()
  const cancel = ({ browser, orderNo }: Placed) =>
    send(browser, `POST /api/orders/${orderNo}/cancel`, { form: {} })
  const answer = await cancel(open)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/orders/${open.orderNo}`])
  const bought = await paid()
  const refused = await cancel(bought)
  expect(refused.headers.get('location')).toBe(`/orders/${bought.orderNo}?error=order_paid`)
  expect(await read(bought)).toMatchObject({ state: 'paid', closeReason: null })
})

test('a form that the shop fails to do leads to the page with the number that the log has', async () => {
  const { browser, orderNo } = await placed()
  const { pool } = shop.server
  const requestId = '0b6e2a34-9f5c-4a51-8d5e-0f2f6a7f9b10'
  await pool.query('ALTER TABLE order_events RENAME TO order_events_away')
  try {
    const sent = { form: {}, headers: { 'x-request-id': requestId } }
    const failed = await send(browser, `POST /api/orders/${orderNo}/cancel`, sent)
    expect(locationOf(failed)).toBe(`/orders/${orderNo}?error=internal&request=${requestId}`)
  } finally {
    await pool.query('ALTER TABLE order_events_away RENAME TO order_events')
  }
  const line = shop
    .logged()
    .split('\n')
    .find((one) => one.includes('unexpected_error'))
  expect(line).toContain(requestId)
})

test.each([
  ['cancel', '/cancel'],
  ['receive', '/receive'],
  ['refunds', '/refund'],
  ['buy-again', '?again=1'],
])('%s by a shopper whose login ran out leads back to where it is asked', async (act, asks) => {
  const { orderNo } = await placed()
  const sentAway = await send(shop.browser(), `POST /api/orders/${orderNo}/${act}`, {
    form: { extent: 'whole', reason: '其他原因', requestKey: 'request-1' },
  })
  const browser = shop.browser()
  const state = stateOf(await browser.visit(locationOf(sentAway)))
  const cameBack = await browser.comeBack({ state, code: shop.sns.issueCode('o-back') })
  expect(locationOf(cameBack)).toBe(`/orders/${orderNo}${asks}`)
})

test('a refund is asked for whole, once per key, and its progress and the operator’s no are told', async () => {
  const order = await paid()
  expect(await refundsOf(order)).toEqual({ refunds: [], refundableFen: 6900 })
  const json = { amountFen: null, reason: ' 不想要了 ', requestKey: 'request-1' }
  expect((await ask(order, json)).status).toBe(201)
  expect((await ask(order, json)).status).toBe(200)
  const { refunds, refundableFen } = await refundsOf(order)
  expect(refundableFen).toBe(0)
  expect(refunds).toMatchObject([
    { state: 'requested', amountFen: 6900, balanceFen: 6900, reason: '不想要了', rejectedBecause: null },
  ])
  expect(await read(order)).toMatchObject({ state: 'paid', refundStanding: 'under_way' })
  const { outRefundNo } = refunds[0]
  const no = { outRefundNo, approve: false, operator: '小王', decision: '商品已寄出' }
  await decideRefund(shop.server, no)
  expect((await refundsOf(order)).refunds).toMatchObject([
    { state: 'rejected', rejectedBecause: '商品已寄出' },
  ])
  expect(await read(order)).toMatchObject({ refundStanding: 'none', refundableFen: 6900 })
})

test('what an operator notes about a yes is not the shopper’s to read', async () => {
  const order = await paid()
  await ask(order, { amountFen: 100, reason: '少发', requestKey: 'request-1' })
  const { outRefundNo } = (await refundsOf(order)).refunds[0]
  await decideRefund(shop.server, { outRefundNo, approve: true, operator: '小王', decision: '内部备注' })
  expect(JSON.stringify(await refundsOf(order))).not.toContain('内部备注')
})

test('F2: an amount that is not one, too much of it, a field too many or a reason too long is refused', async () => {
  const order = await paid()
  const sound = { amountFen: 100, reason: '少发', requestKey: 'request-1' }
  const strange = [0, -1, 1.5, '100', true, [100], 2 ** 53, undefined].map((amountFen) => ({ amountFen }))
  const more = [{ reason: '' }, { reason: '字'.repeat(81) }, { reason: 'a\u0000b' }, { requestKey: '' }]
  for (const change of [...strange, ...more, { state: 'approved' }]) {
    const answer = await ask(order, { ...sound, ...change })
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'invalid_input'])
  }
  expect(await codeOf(await ask(order, { ...sound, amountFen: 6901 }))).toBe('refund_too_much')
  expect((await ask(order, sound)).status).toBe(201)
  expect(await codeOf(await ask(order, { ...sound, amountFen: 200 }))).toBe('request_key_reused')
  expect(await codeOf(await ask(await placed(), sound))).toBe('order_not_paid')
})

test('a form asks for part of it in yuan; an amount left out or unreadable is never taken for everything', async () => {
  const order = await paid()
  const sound = { extent: 'part', amountYuan: '12.5', reason: '其他原因', requestKey: 'request-1' }
  const unreadable = ['', '12.', '1.234', '0', '一百'].map((amountYuan) => ({ amountYuan }))
  for (const [change, code] of [
    ...unreadable.map((change) => [change, 'amount_invalid'] as const),
    [{ extent: '', amountYuan: '' }, 'amount_invalid'],
    [{ amountYuan: '99999999' }, 'refund_too_much'],
  ] as const) {
    const refused = await askByForm(order, { ...sound, ...change })
    expect(refused.headers.get('location')).toBe(`/orders/${order.orderNo}/refund?error=${code}`)
  }
  expect((await refundsOf(order)).refunds).toEqual([])
  const asked = await askByForm(order, { ...sound, reasonDetail: '颜色\r\n不对 ' })
  expect(asked.headers.get('location')).toBe(`/orders/${order.orderNo}?requested=1#refunds`)
  expect((await refundsOf(order)).refunds).toMatchObject([{ amountFen: 1250, reason: '其他原因：颜色 不对' }])
  // What is left half typed in a field that is hidden by now.
  const whole = { extent: 'whole', amountYuan: '12.', reason: '其他原因', requestKey: 'request-2' }
  await askByForm(order, whole)
  expect((await refundsOf(order)).refunds).toMatchObject([{ amountFen: 5650 }, { amountFen: 1250 }])
})

test("E7: somebody else's order, an unknown one and nonsense get the same answer, and nothing changes", async () => {
  const order = await paid()
  const stranger = await shop.loggedIn('o-stranger')
  const refund = { amountFen: null, reason: '不想要了', requestKey: 'request-1' }
  for (const [method, act, json] of [
    ['POST', 'cancel', {}],
    ['POST', 'refunds', refund],
    ['GET', 'refunds', undefined],
  ] as const) {
    const answers = await Promise.all(
      [order.orderNo, '12345678901234567890', 'x'].map(async (each) => {
        const answer = await send(stranger, `${method} /api/orders/${each}/${act}`, { json })
        return [answer.status, await answer.text()]
      }),
    )
    expect(answers[0]?.[0]).toBe(404)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  }
  expect(await read(order)).toMatchObject({ state: 'paid', refunds: [] })
})

test('E10: neither is done for nobody or for another site', async () => {
  const order = await paid()
  const evil = { headers: { origin: 'https://evil.example' } }
  const refund = { amountFen: null, reason: '不想要了', requestKey: 'request-1' }
  for (const [act, json] of [
    ['cancel', {}],
    ['refunds', refund],
  ] as const) {
    const target = `POST /api/orders/${order.orderNo}/${act}`
    expect((await send(shop.browser(), target, { json })).status).toBe(401)
    expect((await send(order.browser, target, { json, ...evil })).status).toBe(403)
  }
  expect(await read(order)).toMatchObject({ state: 'paid', refunds: [] })
})
