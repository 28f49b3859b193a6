import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { claimState } from '@/lib/store/oauth-states'
import { locationOf, stateOf } from '@/tests/support/oauth-browser'
import { openOAuthShop, type OAuthShop } from '@/tests/support/oauth-shop'

let shop: OAuthShop
beforeAll(async () => {
  shop = await openOAuthShop()
})
afterEach(() => shop.sns.answerWith(null))
afterAll(() => shop.stop())

/** Holds WeChat's answers back until `release`, and tells when a request for one is there. */
function holdWechat(openid: string): { asked: Promise<void>; release(): void } {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  const asked = new Promise<void>((reached) => {
    shop.sns.answerWith((_, response) => {
      reached()
      void released.then(() => response.end(JSON.stringify({ access_token: 't', openid })))
    })
  })
  return { asked, release }
}

test('refresh and back button lead on to the same page, without WeChat and without a cookie', async () => {
  const browser = shop.browser()
  const came = { state: await browser.start('/cart'), code: shop.sns.issueCode('o-refresh') }
  await browser.comeBack(came)
  const before = shop.sns.exchanges()
  for (const minutes of [0, 30]) {
    shop.server.clock.advance({ minutes })
    const again = await browser.comeBack(came)
    expect(again.status).toBe(303)
    expect(locationOf(again)).toBe('/cart')
    expect(again.headers.get('set-cookie')).toBeNull()
  }
  expect(shop.sns.exchanges()).toBe(before)
})

test('two returns with one state at once exchange one code, and only the one that did sets the cookie', async () => {
  const browser = shop.browser()
  const came = { state: await browser.start('/cart'), code: 'held' }
  const wechat = holdWechat('o-twins')
  await openConnections()
  const before = shop.sns.exchanges()
  const twins = [browser.comeBack(came), browser.comeBack(came), browser.comeBack(came)]
  await wechat.asked
  await sleep(1000)
  wechat.release()
  const responses = await Promise.all(twins)
  expect(shop.sns.exchanges()).toBe(before + 1)
  expect(responses.map((response) => response.status)).toEqual([303, 303, 303])
  expect(responses.map(locationOf)).toEqual(['/cart', '/cart', '/cart'])
  expect(responses.filter((response) => response.headers.has('set-cookie'))).toHaveLength(1)
  expect((await browser.session())?.user?.openid).toBe('o-twins')
})

/** Ten open connections, so that of requests sent at once none comes late for want of its own. */
async function openConnections(): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => shop.server.pool.query('SELECT pg_sleep(0.1)')))
}

test('of ten claims of one state at once, all of which saw it unused, one wins', async () => {
  const { pool, clock } = shop.server
  await openConnections()
  const state = await shop.browser().start()
  const claims = await Promise.all(
    Array.from({ length: 10 }, () => claimState(pool, { state, now: clock.now() })),
  )
  expect(claims.filter(Boolean)).toHaveLength(1)
})

test('a refresh while WeChat is asked waits for the answer and asks nothing itself', async () => {
  const browser = shop.browser()
  const came = { state: await browser.start('/cart'), code: 'held' }
  const wechat = holdWechat('o-impatient')
  const before = shop.sns.exchanges()
  const first = browser.comeBack(came)
  await wechat.asked
  const second = browser.comeBack(came)
  await sleep(300)
  wechat.release()
  expect((await first).headers.has('set-cookie')).toBe(true)
  expect((await second).status).toBe(303)
  expect((await second).headers.has('set-cookie')).toBe(false)
  expect(shop.sns.exchanges()).toBe(before + 1)
})

test('a second tab that comes back after the first one logged in ends well, in the same session', async () => {
  const browser = shop.browser()
  const one = await browser.start('/cart')
  const two = await browser.start('/orders')
  await browser.comeBack({ state: one, code: shop.sns.issueCode('o-tabs') })
  const session = await browser.session()
  const response = await browser.comeBack({ state: two, code: shop.sns.issueCode('o-tabs') })
  expect(locationOf(response)).toBe('/orders')
  expect(await browser.session()).toEqual(session)
})

test('a second tab still holding the cookie from before is led on, without a login', async () => {
  const browser = shop.browser()
  const one = await browser.start('/cart')
  const two = await browser.start('/orders')
  const early = browser.headers().get('cookie')
  await browser.comeBack({ state: one, code: shop.sns.issueCode('o-early') })
  const before = shop.sns.exchanges()

  const late = shop.browser()
  late.holdCookie(early)
  const response = await late.comeBack({ state: two, code: shop.sns.issueCode('o-early') })
  expect(locationOf(response)).toBe('/orders')
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(await late.session()).toBeNull()
  expect(shop.sns.exchanges()).toBe(before)
})

test('two tabs of one browser at once both end well and leave one session', async () => {
  const browser = shop.browser()
  const [one, two] = [await browser.start('/cart'), await browser.start('/orders')]
  const wechat = holdWechat('o-both')
  const both = [browser.comeBack({ state: one, code: 'a' }), browser.comeBack({ state: two, code: 'b' })]
  await wechat.asked
  wechat.release()
  const responses = await Promise.all(both)
  expect(responses.map(locationOf).sort()).toEqual(['/cart', '/orders'])
  expect((await browser.session())?.user?.openid).toBe('o-both')
  const live = await shop.server.pool.query(
    `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.openid = 'o-both' AND s.revoked_at IS NULL`,
  )
  expect(live.rowCount).toBe(1)
})

test('PC WeChat opening two windows with one code logs the browser in, and the second window follows', async () => {
  const browser = shop.browser()
  const [one, two] = [await browser.start('/cart'), await browser.start('/orders')]
  const code = shop.sns.issueCode('o-pc')
  await browser.comeBack({ state: one, code })
  const response = await browser.comeBack({ state: two, code })
  expect(response.status).toBe(303)
  expect(locationOf(response)).toBe('/orders')
  expect((await browser.session())?.user?.openid).toBe('o-pc')
})

test('a link shared with its code and state logs a friend in as nobody, and shows a way to log in', async () => {
  const browser = shop.browser()
  const shared = { state: await browser.start('/orders'), code: shop.sns.issueCode('o-sharer') }
  await browser.comeBack(shared)
  const friend = shop.browser()
  const page = await friend.comeBack(shared)
  expect(page.status).toBe(400)
  expect(await friend.session()).toBeNull()

  const way = /href="([^"]*)">重新登录/.exec(await page.text())?.[1] ?? ''
  const state = stateOf(await friend.visit(way))
  await friend.comeBack({ state, code: shop.sns.issueCode('o-friend') })
  expect((await friend.session())?.user?.openid).toBe('o-friend')
})

test('twenty first visits of one shopper at once make one user', async () => {
  const browsers = Array.from({ length: 20 }, () => shop.browser())
  await Promise.all(
    browsers.map(async (browser) =>
      browser.comeBack({ state: await browser.start(), code: shop.sns.issueCode('o-many') }),
    ),
  )
  const users = new Set(
    (await Promise.all(browsers.map((browser) => browser.session()))).map((s) => s?.user?.id),
  )
  expect(users.size).toBe(1)
  expect([...users][0]).toEqual(expect.any(Number))
})
