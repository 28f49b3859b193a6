import { afterAll, beforeAll, expect, test } from 'vitest'
import { locationOf, stateOf } from '@/tests/support/oauth-browser'
import { openOAuthShop, type OAuthShop } from '@/tests/support/oauth-shop'

let shop: OAuthShop
beforeAll(async () => {
  shop = await openOAuthShop()
})
afterAll(() => shop.stop())

test('a login sends the browser to WeChat with a state, a session cookie, and nothing to cache or to refer', async () => {
  const response = await shop.browser().visit('/pay/oauth?returnTo=/cart')
  expect(response.status).toBe(302)
  expect(locationOf(response)).toMatch(
    /^http:\/\/127\.0\.0\.1:1\/connect\/oauth2\/authorize\?appid=wx0123456789abcdef&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fpay%2Foauth%2Fcallback&response_type=code&scope=snsapi_base&state=[0-9a-zA-Z]{32,128}#wechat_redirect$/,
  )
  expect(response.headers.get('set-cookie')).toMatch(
    /^shouyin=[^;]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
})

test('a browser with a session keeps it, and every login has a state of its own', async () => {
  const browser = shop.browser()
  const first = await browser.visit('/pay/oauth')
  const second = await browser.visit('/pay/oauth')
  expect(second.headers.get('set-cookie')).toBeNull()
  expect(stateOf(second)).not.toBe(stateOf(first))
})

test.each([
  ['snsapi_userinfo', 'snsapi_userinfo'],
  ['snsapi_base', 'snsapi_base'],
  ['snsapi_everything', 'snsapi_base'],
  ['', 'snsapi_base'],
])('the scope %j asked for becomes %s', async (asked, scope) => {
  const response = await shop.browser().visit(`/pay/oauth?scope=${asked}`)
  expect(new URL(locationOf(response)).searchParams.get('scope')).toBe(scope)
})

test('D6: a forged Host or X-Forwarded-Host does not reach the redirect_uri', async () => {
  const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  const response = await shop.browser().visit('/pay/oauth', forged)
  const redirectUri = new URL(locationOf(response)).searchParams.get('redirect_uri')
  expect(redirectUri).toBe('http://localhost:3000/pay/oauth/callback')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  '/%09/evil.example',
  '/%2509/evil.example',
])('D5: after a login asked to lead back to %s the shopper is at /', async (returnTo) => {
  const browser = shop.browser()
  const state = stateOf(await browser.visit(`/pay/oauth?returnTo=${returnTo}`))
  const response = await browser.comeBack({ state, code: shop.sns.issueCode('o-return') })
  expect(response.status).toBe(303)
  expect(locationOf(response)).toBe('/')
})

test('a problem page is one of a closed set', async () => {
  const refused = await shop.browser().visit('/pay/oauth/problem/refused')
  expect(refused.status).toBe(200)
  expect(await refused.text()).toContain('您没有同意授权')
  const code = await shop.browser().visit('/pay/oauth/problem/code')
  expect(code.status).toBe(400)
  await expect(shop.browser().visit('/pay/oauth/problem/constructor')).rejects.toMatchObject({
    code: 'not_found',
  })
})
