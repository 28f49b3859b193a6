import { afterAll, beforeAll, expect, test } from 'vitest'
import { locationOf, stateOf, type Browser } from '@/tests/support/oauth-browser'
import { openOAuthShop, type OAuthShop } from '@/tests/support/oauth-shop'

let shop: OAuthShop
beforeAll(async () => {
  shop = await openOAuthShop()
})
afterAll(() => shop.stop())

/** 400, a way on, no cookie, and WeChat not asked. */
async function expectStray(act: () => Promise<Response>): Promise<void> {
  const before = shop.sns.exchanges()
  const response = await act()
  expect(response.status).toBe(400)
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(await response.text()).toMatch(/href="\/pay\/oauth\?returnTo=%2F[^"]*">重新登录/)
  expect(shop.sns.exchanges()).toBe(before)
}

test('a shopper who comes back from WeChat is logged in and at a clean address', async () => {
  const browser = shop.browser()
  const code = shop.sns.issueCode('o-plain')
  const response = await browser.comeBack({ state: await browser.start('/orders'), code })
  expect(response.status).toBe(303)
  expect(locationOf(response)).toBe('/orders')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect((await browser.session())?.user?.openid).toBe('o-plain')
})

test('a shopper who was at a tab of the orders comes back to that tab, also after a code that was refused', async () => {
  const tab = '/orders?tab=to_pay&shown=40'
  const browser = shop.browser()
  const first = await browser.comeBack({ state: await browser.start(tab), code: 'never-issued' })
  const second = await browser.comeBack({ state: stateOf(first), code: shop.sns.issueCode('o-tab') })
  expect(locationOf(second)).toBe(tab)
})

test('the way on from a login that failed leads back to the same tab', async () => {
  const browser = shop.browser()
  const state = await browser.start('/orders?tab=to_pay&shown=40')
  shop.server.clock.advance({ minutes: 10, seconds: 1 })
  const page = await browser.comeBack({ state, code: shop.sns.issueCode('o-tab-late') })
  const again = /href="(\/pay\/oauth\?[^"]*)">重新登录/.exec(await page.text())?.[1] ?? ''
  const authorize = await browser.visit(again)
  const end = await browser.comeBack({ state: stateOf(authorize), code: shop.sns.issueCode('o-tab') })
  expect(locationOf(end)).toBe('/orders?tab=to_pay&shown=40')
})

test('D1: a return without a state, with an unknown, a malformed or a very long one is refused', async () => {
  const browser = shop.browser()
  await browser.start()
  const code = shop.sns.issueCode('o-d1')
  await expectStray(() => browser.visit(`/pay/oauth/callback?code=${code}`))
  await expectStray(() => browser.comeBack({ state: 'f'.repeat(48), code }))
  await expectStray(() => browser.comeBack({ state: "\0'; DROP TABLE users", code }))
  await expectStray(() => browser.comeBack({ state: 'a'.repeat(129), code }))
})

test('D1: a return with two states or two codes is refused, whichever of them is ours', async () => {
  const browser = shop.browser()
  const [state, code] = [await browser.start(), shop.sns.issueCode('o-doubled')]
  await expectStray(() => browser.visit(`/pay/oauth/callback?state=${state}&state=x&code=${code}`))
  await expectStray(() => browser.visit(`/pay/oauth/callback?state=${state}&code=${code}&code=x`))
})

test('D1: a state is of no use after ten minutes', async () => {
  const browser = shop.browser()
  const state = await browser.start()
  shop.server.clock.advance({ minutes: 10, seconds: 1 })
  await expectStray(() => browser.comeBack({ state, code: shop.sns.issueCode('o-late') }))
})

test('D1: a used state is refused to every browser but the one it logged in', async () => {
  const browser = shop.browser()
  const state = await browser.start()
  const early = browser.headers().get('cookie')
  await browser.comeBack({ state, code: shop.sns.issueCode('o-used') })

  const code = shop.sns.issueCode('o-used')
  const stranger = shop.browser()
  await expectStray(() => stranger.comeBack({ state, code }))
  const other = await shop.loggedIn('o-other')
  await expectStray(() => other.comeBack({ state, code }))
  stranger.holdCookie(early)
  await expectStray(() => stranger.comeBack({ state, code }))
})

test('D2: an attacker’s code with the attacker’s state does not log a victim in', async () => {
  const attacker = shop.browser()
  const planted = { state: await attacker.start(), code: shop.sns.issueCode('o-attacker') }
  const fresh = shop.browser()
  await expectStray(() => fresh.comeBack(planted))
  const victim = await shop.loggedIn('o-victim')
  await expectStray(() => victim.comeBack(planted))
  expect((await victim.session())?.user?.openid).toBe('o-victim')
})

test('D3: without a code, because the shopper refused, the login ends on its page and the state is used up', async () => {
  const browser = shop.browser()
  const state = await browser.start()
  const before = shop.sns.exchanges()
  const response = await browser.comeBack({ state })
  expect(response.status).toBe(302)
  expect(locationOf(response)).toBe('/pay/oauth/problem/refused')
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(shop.sns.exchanges()).toBe(before)
  await expectStray(() => browser.comeBack({ state, code: shop.sns.issueCode('o-refused') }))
})

test('who is logged in and keeps name and picture to themselves is back where they were, logged in as before', async () => {
  const browser = await shop.loggedIn('o-private')
  const before = await browser.session()
  const came = { state: await browser.start('/me', '&scope=snsapi_userinfo') }
  // The second time is the back button.
  for (let n = 0; n < 2; n += 1) {
    const response = await browser.comeBack(came)
    expect([response.status, locationOf(response)]).toEqual([303, '/me'])
    expect(response.headers.get('set-cookie')).toBeNull()
  }
  expect(await browser.session()).toEqual(before)

  const nobody = shop.browser()
  const refused = await nobody.comeBack({ state: await nobody.start('/me', '&scope=snsapi_userinfo') })
  expect(locationOf(refused)).toBe('/pay/oauth/problem/refused')
})

test.each([
  ['40029', () => 'never-issued'],
  ['40163', usedCode],
])('D3: a code answered by %s leads to one new authorization, then to the error page', async (_, badCode) => {
  const browser = shop.browser()
  const first = await browser.comeBack({ state: await browser.start('/cart'), code: await badCode() })
  expect(first.status).toBe(302)
  expect(locationOf(first)).toContain('/connect/oauth2/authorize?')
  expect(first.headers.get('set-cookie')).toBeNull()

  const second = await browser.comeBack({ state: stateOf(first), code: await badCode() })
  expect(second.status).toBe(302)
  expect(locationOf(second)).toBe('/pay/oauth/problem/code')
  expect((await browser.session())?.user).toBeNull()
})

async function usedCode(): Promise<string> {
  const code = shop.sns.issueCode('o-used-up')
  const other = shop.browser()
  await other.comeBack({ state: await other.start(), code })
  return code
}

test('D3: the new authorization after a refused code ends where the shopper wanted to go', async () => {
  const browser = shop.browser()
  const first = await browser.comeBack({ state: await browser.start('/cart'), code: 'never-issued' })
  const second = await browser.comeBack({ state: stateOf(first), code: shop.sns.issueCode('o-again') })
  expect(locationOf(second)).toBe('/cart')
  expect((await browser.session())?.user?.openid).toBe('o-again')
})

test('D4: an openid in the address is ignored', async () => {
  const browser = shop.browser()
  const state = await browser.start()
  const code = shop.sns.issueCode('o-real')
  await browser.visit(`/pay/oauth/callback?code=${code}&state=${state}&openid=o-victim&user=1`)
  expect((await browser.session())?.user?.openid).toBe('o-real')
})

test('D7: the session from before the login is dead after it, and does not open the new one', async () => {
  const browser = shop.browser()
  const state = await browser.start()
  const planted = browser.headers().get('cookie')
  await browser.comeBack({ state, code: shop.sns.issueCode('o-fixed') })
  expect(browser.headers().get('cookie')).not.toBe(planted)

  const attacker: Browser = shop.browser()
  attacker.holdCookie(planted)
  expect(await attacker.session()).toBeNull()
})

test('D9: another shopper’s login in the same browser replaces the session', async () => {
  const browser = await shop.loggedIn('o-first')
  const before = await browser.session()
  const cookie = browser.headers().get('cookie')
  await browser.comeBack({ state: await browser.start(), code: shop.sns.issueCode('o-second') })
  const after = await browser.session()
  expect(after?.user?.openid).toBe('o-second')
  expect(after?.id).not.toBe(before?.id)
  browser.holdCookie(cookie)
  expect(await browser.session()).toBeNull()
})

test('a shopper who logs in again keeps the session', async () => {
  const browser = await shop.loggedIn('o-same')
  const before = await browser.session()
  const response = await browser.comeBack({
    state: await browser.start(),
    code: shop.sns.issueCode('o-same'),
  })
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(await browser.session()).toEqual(before)
})
