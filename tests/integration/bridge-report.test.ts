import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST } from '@/app/pay/[orderNo]/bridge-result/route'
import { bridgeResults } from '@/lib/domain/bridge'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import type { Browser } from '@/tests/support/oauth-browser'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

async function placedBy(browser: Browser): Promise<string> {
  const skuId = await shop.insertSku({ priceFen: 6900, stock: 9 })
  const json = { items: [{ skuId, quantity: 1 }], address }
  return (await (await send(browser, 'POST /api/orders', { json })).json()).orderNo
}

function report(browser: Browser, orderNo: string, body: unknown, origin = 'http://localhost:3000') {
  const headers = browser.headers()
  headers.set('content-type', 'application/json')
  headers.set('origin', origin)
  const url = `http://localhost:3000/pay/${orderNo}/bridge-result`
  return POST(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function reported(orderNo: string): Promise<unknown[]> {
  const { rows } = await shop.server.pool.query<{ detail: unknown }>(
    `SELECT e.detail FROM order_events e JOIN orders o ON o.id = e.order_id
     WHERE o.order_no = $1 AND e.event = 'bridge_reported' ORDER BY e.id`,
    [orderNo],
  )
  return rows.map(({ detail }) => detail)
}

/** Every row of every table that a payment could show in, but the timeline. */
async function everythingElse(): Promise<unknown> {
  const tables = ['orders', 'payments', 'refunds', 'journals', 'journal_lines', 'balances', 'fulfilments']
  const more = ['exceptions', 'skus', 'user_coupons', 'notifications']
  const reads = [...tables, ...more].map((table) =>
    shop.server.pool.query(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`),
  )
  return (await Promise.all(reads)).map(({ rows }) => rows)
}

test('E9: whatever the phone says it changes nothing but the timeline', async () => {
  const browser = await shop.loggedIn('o-phone')
  const orderNo = await placedBy(browser)
  const before = await everythingElse()
  for (const result of bridgeResults) {
    const answer = await report(browser, orderNo, { result })
    expect([answer.status, await answer.text()]).toEqual([204, ''])
  }
  expect(await everythingElse()).toEqual(before)
  expect(await reported(orderNo)).toEqual(bridgeResults.map((result) => ({ result })))
})

test('an order keeps twenty reports, also when thirty come at once', async () => {
  const browser = await shop.loggedIn('o-chatty')
  const orderNo = await placedBy(browser)
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => report(browser, orderNo, { result: 'ok' })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(204))
  expect(await reported(orderNo)).toHaveLength(20)
})

test("E7: a report about somebody else's order, an unknown one and nonsense get the same answer", async () => {
  const orderNo = await placedBy(await shop.loggedIn('o-owner'))
  const stranger = await shop.loggedIn('o-stranger')
  const answers = await Promise.all(
    [orderNo, '12345678901234567890', 'x'].map(async (each) => {
      const answer = await report(stranger, each, { result: 'ok' })
      return [answer.status, await answer.text()]
    }),
  )
  expect(answers[0]?.[0]).toBe(404)
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await reported(orderNo)).toEqual([])
})

test('a report needs a login, our own page and one of the four words', async () => {
  const browser = await shop.loggedIn('o-strict')
  const orderNo = await placedBy(browser)
  expect((await report(shop.browser(), orderNo, { result: 'ok' })).status).toBe(401)
  expect((await report(browser, orderNo, { result: 'ok' }, 'https://evil.example')).status).toBe(403)
  for (const body of [{ result: 'paid' }, {}, { result: 'ok', state: 'paid' }]) {
    expect(await codeOf(await report(browser, orderNo, body))).toBe('invalid_input')
  }
  expect(await reported(orderNo)).toEqual([])
})
