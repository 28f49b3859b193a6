import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { endOwnSession } from '@/app/api/session/end/answer'
import { ensureSession, readSession } from '@/lib/session'
import { sessionCookie } from '@/lib/session-cookie'
import type { Browser } from '@/tests/support/oauth-browser'
import { openOAuthShop, type OAuthShop } from '@/tests/support/oauth-shop'

let shop: OAuthShop
beforeAll(async () => {
  shop = await openOAuthShop()
  await shop.server.pool.query(`
    INSERT INTO categories VALUES (1, 'tea', '茶', 1);
    INSERT INTO products (id, category_id, slug, title, subtitle, description, picture, position)
      VALUES (1, 1, 'tea', '茶', '', '', '/products/tea.svg', 1);
    INSERT INTO skus (id, product_id, name, price_fen, stock_available, position)
      VALUES (1, 1, '一', 100, 500, 1), (2, 1, '二', 100, 500, 2), (3, 1, '三', 100, 500, 3);`)
})
afterAll(() => shop.stop())

let openid = ''
let shoppers = 0
beforeEach(() => {
  openid = `o-shopper-${(shoppers += 1)}`
})

async function fillCart(
  owner: { sessionId?: string; userId?: number },
  lines: Record<number, number>,
): Promise<void> {
  const { pool, clock } = shop.server
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO carts (user_id, session_id) VALUES ($1, $2) RETURNING id`,
    [owner.userId ?? null, owner.sessionId ?? null],
  )
  for (const [sku, quantity] of Object.entries(lines)) {
    await pool.query(`INSERT INTO cart_lines VALUES ($1, $2, $3, $4)`, [
      rows[0]?.id,
      sku,
      quantity,
      clock.now(),
    ])
  }
}

async function cartOf(userId: number | undefined): Promise<Record<number, number>> {
  const { rows } = await shop.server.pool.query<{ sku_id: number; quantity: number }>(
    `SELECT sku_id, quantity FROM cart_lines JOIN carts ON carts.id = cart_id WHERE user_id = $1`,
    [userId],
  )
  return Object.fromEntries(rows.map((row) => [row.sku_id, row.quantity]))
}

async function keepDraft(sessionId: string | undefined, id: string): Promise<void> {
  await shop.server.pool.query(
    `INSERT INTO checkout_drafts (id, session_id, items, form, created_at) VALUES ($1, $2, '[]', '{"remark":"快"}', $3)`,
    [id, sessionId, shop.server.clock.now()],
  )
}

async function draftOf(sessionId: string | undefined): Promise<string | undefined> {
  const { rows } = await shop.server.pool.query<{ id: string }>(
    `SELECT id FROM checkout_drafts WHERE session_id = $1`,
    [sessionId],
  )
  return rows[0]?.id
}

async function logIn(browser: Browser, as: string): Promise<void> {
  await browser.comeBack({ state: await browser.start(), code: shop.sns.issueCode(as) })
}

/** A browser that gathered things before its shopper logged in. */
async function visitor(lines: Record<number, number>): Promise<Browser> {
  const browser = shop.browser()
  await browser.start()
  const sessionId = (await browser.session())?.id ?? ''
  await fillCart({ sessionId }, lines)
  return browser
}

test('cart and checkout of the session before go along into the login', async () => {
  const browser = await visitor({ 1: 2, 2: 1 })
  await keepDraft((await browser.session())?.id, `draft-${openid}`)
  await logIn(browser, openid)
  const session = await browser.session()
  expect(await cartOf(session?.user?.id)).toEqual({ 1: 2, 2: 1 })
  expect(await draftOf(session?.id)).toBe(`draft-${openid}`)
})

test('the cart from before is added to the shopper’s own, at most 99 of one thing', async () => {
  const elsewhere = await shop.loggedIn(openid)
  const userId = (await elsewhere.session())?.user?.id ?? 0
  await fillCart({ userId }, { 1: 3, 3: 60 })
  const browser = await visitor({ 1: 4, 2: 5, 3: 60 })
  await logIn(browser, openid)
  expect(await cartOf(userId)).toEqual({ 1: 7, 2: 5, 3: 99 })
  const left = await shop.server.pool.query(`SELECT 1 FROM carts WHERE session_id IS NOT NULL`)
  expect(left.rowCount).toBe(0)
})

test('D9: nothing of the shopper before goes along into another shopper’s login', async () => {
  const browser = await shop.loggedIn(openid)
  const before = await browser.session()
  await fillCart({ userId: before?.user?.id ?? 0 }, { 1: 2 })
  await keepDraft(before?.id, `draft-${openid}`)
  await logIn(browser, `${openid}-other`)
  const after = await browser.session()
  expect(await cartOf(before?.user?.id)).toEqual({ 1: 2 })
  expect(await cartOf(after?.user?.id)).toEqual({})
  expect(await draftOf(after?.id)).toBeUndefined()
})

test('D8: a cookie copied before the logout is worth nothing after it', async () => {
  const browser = await shop.loggedIn(openid)
  const stolen = browser.headers()
  const response = await endOwnSession(shop.server, logout(browser, { origin: 'http://localhost:3000' }))
  expect(response.status).toBe(303)
  expect(response.headers['location']).toBe('/')
  expect(response.headers['set-cookie']).toBe('shouyin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax')
  expect(await readSession(shop.server, stolen)).toBeNull()
})

test('another site cannot log a shopper out', async () => {
  const browser = await shop.loggedIn(openid)
  const forged = endOwnSession(shop.server, logout(browser, { origin: 'https://evil.example' }))
  await expect(forged).rejects.toMatchObject({ code: 'forbidden_origin' })
  expect((await browser.session())?.user?.openid).toBe(openid)
})

function logout(browser: Browser, extra: Record<string, string>): Request {
  const headers = { ...Object.fromEntries(browser.headers()), ...extra }
  return new Request('http://localhost:3000/api/session/end', { method: 'POST', headers })
}

test('a session ends after 30 days', async () => {
  const browser = await shop.loggedIn(openid)
  const { clock } = shop.server
  const began = clock.now()
  clock.advance({ hours: 24 * 30 - 1 })
  expect((await browser.session())?.user?.openid).toBe(openid)
  clock.advance({ hours: 1 })
  expect(await browser.session()).toBeNull()
  clock.set(began)
})

test('D12: a session made under another 公众号 is nobody’s, because its openid cannot pay here', async () => {
  const browser = await shop.loggedIn(openid)
  const { env, pool, clock } = shop.server
  const moved = { env: { ...env, appid: 'wxfedcba9876543210' }, pool, clock }
  expect(await readSession(moved, browser.headers())).toBeNull()
  expect(await readSession({ env, pool, clock }, browser.headers())).not.toBeNull()
})

test('a well-sealed cookie of a session that does not exist opens nothing', async () => {
  const [cookie = ''] = (await sessionCookie(shop.server.env, 'no-such-session')).split(';')
  expect(await readSession(shop.server, new Headers({ cookie }))).toBeNull()
})

test('a visitor gets one anonymous session and keeps it', async () => {
  const first = await ensureSession(shop.server, new Headers())
  expect(first.session.user).toBeNull()
  const [cookie = ''] = first.setCookie?.split(';') ?? []
  const second = await ensureSession(shop.server, new Headers({ cookie }))
  expect(second).toEqual({ session: first.session, setCookie: null })
})
