import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseUser } from '@/lib/mall/erase-me'
import { addToCart } from '@/lib/mall/cart'
import { startPayment } from '@/lib/payment/start-payment'
import { keepPicture } from '@/lib/store/refund-pictures'
import { address, codeOf, openMallShop, send, type MallShop } from '@/tests/support/mall-shop'
import { credit } from '@/tests/support/money'
import type { Browser } from '@/tests/support/oauth-browser'
import { one } from '@/tests/support/orders'
import { png } from '@/tests/support/pictures'

let shop: MallShop
beforeAll(async () => {
  shop = await openMallShop()
})
afterAll(() => shop.stop())

const confirm = { json: { confirmed: true } }
const erase = (browser: Browser) => send(browser, 'POST /api/me/delete', confirm)
const rows = async (sql: string, values: unknown[] = []) => (await shop.server.pool.query(sql, values)).rows

async function userIdOf(browser: Browser): Promise<number> {
  return (await browser.session())?.user?.id ?? 0
}

async function order(browser: Browser, of: object = {}): Promise<string> {
  const skuId = await shop.insertSku({ priceFen: 1000, stock: 9 })
  const json = { items: [{ skuId, quantity: 1 }], address, remark: '放门口', ...of }
  const answer: { orderNo: string } = await (await send(browser, 'POST /api/orders', { json })).json()
  return answer.orderNo
}

/** Paid from balance, sent and received: at its end. */
async function finishedOrder(browser: Browser): Promise<string> {
  const { server } = shop
  const { id: userId, openid } = (await browser.session())?.user ?? { id: 0, openid: '' }
  const orderNo = await order(browser)
  await credit(server, { userId }, 1000)
  const paid = await startPayment(server, {
    userId,
    openid,
    orderNo,
    useBalance: true,
    clientIp: '203.0.113.7',
  })
  expect(paid).toMatchObject({ status: 'paid' })
  return orderNo
}

test('open orders, refunds under way and balance left keep the data, and nothing changes', async () => {
  const { pool } = shop.server
  const browser = await shop.loggedIn('o-busy')
  const userId = await userIdOf(browser)
  const orderNo = await finishedOrder(browser)
  for (const state of ['paid', 'shipped']) {
    await pool.query('UPDATE orders SET state = $2 WHERE order_no = $1', [orderNo, state])
    const refused = await erase(browser)
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'deletion_blocked'])
  }
  await pool.query(`UPDATE orders SET state = 'received' WHERE order_no = $1`, [orderNo])
  const refund = { amountFen: 100, reason: '有破损', requestKey: 'refund-key-1' }
  expect((await send(browser, `POST /api/orders/${orderNo}/refunds`, { json: refund })).status).toBe(201)
  expect((await erase(browser)).status).toBe(409)
  await pool.query(
    `UPDATE refunds SET state = 'rejected', decided_at = now(), ended_at = now() WHERE request_key = 'refund-key-1'`,
  )
  await credit(shop.server, { userId }, 1)
  expect((await erase(browser)).status).toBe(409)
  expect(await browser.session()).not.toBeNull()
  expect(await rows('SELECT recipient FROM orders WHERE order_no = $1', [orderNo])).toEqual([
    { recipient: address.recipient },
  ])
})

test('what is the shopper’s own goes, what the law and the ledger want stays, and the next login is somebody new', async () => {
  const { pool, server } = { pool: shop.server.pool, server: shop.server }
  const browser = await shop.loggedIn('o-leaving')
  const userId = await userIdOf(browser)
  const elsewhere = await shop.loggedIn('o-leaving')
  const orderNo = await finishedOrder(browser)
  await pool.query(`UPDATE orders SET state = 'received' WHERE order_no = $1`, [orderNo])
  const session = await browser.session()
  const skuId = await shop.insertSku({ priceFen: 100, stock: 9 })
  if (session) await addToCart(server, session, { skuId, quantity: 1 })
  await send(browser, 'POST /api/checkout', { json: { items: [{ skuId, quantity: 1 }] } })
  const couponId = await shop.insertCoupon({ amountFen: 100 })
  await send(browser, 'POST /api/coupons/claim', { json: { couponId } })
  await pool.query(`UPDATE users SET nickname = '小美', avatar_url = 'https://x/y' WHERE id = $1`, [userId])
  const money = () =>
    Promise.all(
      ['payments', 'journals', 'journal_lines', 'balances', 'order_lines', 'order_events'].map((table) =>
        rows(
          `SELECT to_jsonb(t) - 'client_ip' AS it FROM ${table} t ORDER BY (to_jsonb(t) - 'client_ip')::text`,
        ),
      ),
    )
  const before = await money()
  const pointers = () =>
    rows(
      `SELECT o.request_digest, p.client_ip, p.openid FROM orders o JOIN payments p ON p.order_id = o.id
       WHERE o.order_no = $1`,
      [orderNo],
    )
  expect(await pointers()).toEqual([
    { request_digest: expect.stringMatching(/./), client_ip: '203.0.113.7', openid: 'o-leaving' },
  ])

  const cookie = browser.holdCookie(null)
  browser.holdCookie(cookie)
  expect(await (await erase(browser)).json()).toEqual({ deleted: true })
  expect(await money()).toEqual(before)
  // Of a payment only where it came from goes: the rest says whose money it was.
  expect(await pointers()).toEqual([{ request_digest: '', client_ip: '', openid: 'o-leaving' }])
  expect(
    await rows('SELECT recipient, phone, region, detail, remark, state FROM orders WHERE order_no = $1', [
      orderNo,
    ]),
  ).toEqual([{ recipient: '', phone: '', region: '', detail: '', remark: '', state: 'received' }])
  for (const table of ['addresses', 'carts', 'user_coupons']) {
    expect(await rows(`SELECT 1 FROM ${table} WHERE user_id = $1`, [userId]), table).toEqual([])
  }
  expect(
    await rows(
      'SELECT 1 FROM checkout_drafts d JOIN sessions s ON s.id = d.session_id WHERE s.user_id = $1',
      [userId],
    ),
  ).toEqual([])
  expect(await rows('SELECT nickname, avatar_url, openid FROM users WHERE id = $1', [userId])).toEqual([
    { nickname: null, avatar_url: null, openid: expect.stringMatching(/^erased-/) },
  ])
  expect(await elsewhere.session()).toBeNull()

  // A second tap brings the cookie that the first one ended.
  browser.holdCookie(cookie)
  expect(await (await erase(browser)).json()).toEqual({ deleted: true })
  const again = await shop.loggedIn('o-leaving')
  expect(await userIdOf(again)).not.toBe(userId)
  expect(await (await send(again, 'GET /api/orders')).json()).toMatchObject({ orders: [] })
})

test('a coupon is for one person once: deleting one’s data and coming back does not give it again', async () => {
  const couponId = await shop.insertCoupon({ amountFen: 100 })
  const claim = (browser: Browser) => send(browser, 'POST /api/coupons/claim', { json: { couponId } })
  const browser = await shop.loggedIn('o-again')
  expect((await claim(browser)).status).toBe(200)
  expect((await erase(browser)).status).toBe(200)

  const again = await shop.loggedIn('o-again')
  const refused = await claim(again)
  expect([refused.status, await codeOf(refused)]).toEqual([409, 'coupon_claimed_before'])
  expect(await rows('SELECT 1 FROM user_coupons WHERE coupon_id = $1', [couponId])).toEqual([])
  // Nor after a second time, and nobody else is kept from it.
  expect((await erase(again)).status).toBe(200)
  expect((await claim(await shop.loggedIn('o-again'))).status).toBe(409)
  expect((await claim(await shop.loggedIn('o-else'))).status).toBe(200)

  // What is kept tells nobody who it was.
  const kept = await rows('SELECT to_jsonb(e)::text AS it FROM erased_claims e WHERE coupon_id = $1', [
    couponId,
  ])
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain('o-again')
})

test('a form is asked to be sure, and led on; a stranger’s page and nobody can delete nothing', async () => {
  const browser = await shop.loggedIn('o-form')
  const userId = await userIdOf(browser)
  const post = (form: Record<string, string>, headers = {}) =>
    send(browser, 'POST /api/me/delete', { form, headers })
  expect((await post({})).headers.get('location')).toBe('/me/privacy/delete?error=invalid_input')
  expect((await send(browser, 'POST /api/me/delete', { json: {} })).status).toBe(422)
  expect((await post({ confirmed: 'yes' }, { origin: 'https://evil.example' })).status).toBe(403)
  const nobody = await send(shop.browser(), 'POST /api/me/delete', { form: { confirmed: 'yes' } })
  expect(nobody.headers.get('location')).toContain('/pay/oauth?returnTo=%2Fme%2Fprivacy')
  expect(await rows('SELECT erased_at FROM users WHERE id = $1', [userId])).toEqual([{ erased_at: null }])
  const done = await post({ confirmed: 'yes' })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/me/privacy/deleted'])
  expect(done.headers.get('set-cookie')).toContain('Max-Age=0')
})

test('an order that is being placed while its shopper is erased is placed before, or not at all', async () => {
  for (let round = 0; round < 5; round++) {
    const browser = await shop.loggedIn(`o-race-${round}`)
    const userId = await userIdOf(browser)
    const skuId = await shop.insertSku({ priceFen: 1000, stock: 9 })
    const json = { items: [{ skuId, quantity: 1 }], address }
    const [placed, outcome] = await Promise.all([
      send(browser, 'POST /api/orders', { json }),
      eraseUser(shop.server, userId),
    ])
    const orders = await rows('SELECT 1 FROM orders WHERE user_id = $1', [userId])
    const addresses = await rows('SELECT 1 FROM addresses WHERE user_id = $1', [userId])
    const isPlaced = placed.status === 201
    expect([isPlaced, orders.length, addresses.length]).toEqual(
      outcome === 'erased' ? [false, 0, 0] : [true, 1, 1],
    )
    expect(await shop.stockOf(skuId)).toBe(outcome === 'erased' ? 9 : 8)
  }
})

test('what was on its way while its shopper was erased leaves nothing of theirs: no picture, and no order again', async () => {
  const { pool, clock } = shop.server
  const browser = await shop.loggedIn('o-sends')
  const userId = await userIdOf(browser)
  const orderNo = await finishedOrder(browser)
  await pool.query(`UPDATE orders SET state = 'received' WHERE order_no = $1`, [orderNo])
  const skuId = await shop.insertSku({ priceFen: 100, stock: 9 })
  const json = { items: [{ skuId, quantity: 1 }], address }
  const asked = { json, headers: { 'idempotency-key': 'sent-twice' } }
  const first = await (await send(browser, 'POST /api/orders', asked)).json()
  await send(browser, `POST /api/orders/${first.orderNo}/cancel`, { json: {} })
  const cookie = browser.holdCookie(null)
  browser.holdCookie(cookie)
  expect((await erase(browser)).status).toBe(200)

  const picture = {
    id: 'x'.repeat(22),
    userId,
    orderNo,
    contentType: 'image/png',
    bytes: png,
    most: 9,
  } as const
  await expect(keepPicture(pool, picture, clock.now())).rejects.toThrow('was erased')
  expect(await rows('SELECT 1 FROM refund_pictures WHERE user_id = $1', [userId])).toEqual([])

  const orders = await shop.count('orders')
  browser.holdCookie(cookie)
  expect((await send(browser, 'POST /api/orders', asked)).status).toBe(401)
  expect(await shop.count('orders')).toBe(orders)
})

test('the database keeps an erased order at its end and without a person', async () => {
  const { pool } = shop.server
  const browser = await shop.loggedIn('o-cancels')
  const orderNo = await order(browser)
  await send(browser, `POST /api/orders/${orderNo}/cancel`, { json: {} })
  expect((await erase(browser)).status).toBe(200)
  const { id } = await one<{ id: number }>(pool, 'SELECT id FROM orders WHERE order_no = $1', [orderNo])
  await expect(
    pool.query(
      `UPDATE orders SET state = 'paid', paid_at = now(), closed_at = NULL, close_reason = NULL WHERE id = $1`,
      [id],
    ),
  ).rejects.toThrow('no shopper')
  await expect(pool.query(`UPDATE orders SET phone = '138' WHERE id = $1`, [id])).rejects.toThrow(
    'erased_is_blank',
  )
})
