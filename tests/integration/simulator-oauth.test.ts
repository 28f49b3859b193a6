import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'

let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

const redirectUri = 'http://localhost:3000/pay/oauth/callback?from=cart'
const queryFor = (scope: string, state = 'abc123') =>
  `appid=${merchant.appid}&redirect_uri=${encodeURIComponent(redirectUri)}&response_type=code&scope=${scope}&state=${state}`

const authorize = (query: string, headers = {}) =>
  fetch(`${shop.simulator.wechatOrigin}/connect/oauth2/authorize?${query}`, { redirect: 'manual', headers })

async function codeFor(scope = 'snsapi_base', headers = {}): Promise<string> {
  const response = scope === 'snsapi_base' ? await authorize(queryFor(scope), headers) : await choose('agree')
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

const choose = (choice: string) =>
  fetch(`${shop.simulator.wechatOrigin}/connect/oauth2/consent`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ query: queryFor('snsapi_userinfo'), choice }),
  })

async function sns(path: string, query: Record<string, string>) {
  const response = await fetch(`${shop.simulator.wechatOrigin}/sns/${path}?${new URLSearchParams(query)}`)
  const said: Record<string, unknown> = await response.json()
  return said
}
const exchange = (code: string, changes = {}) =>
  sns('oauth2/access_token', {
    appid: merchant.appid,
    secret: merchant.appSecret,
    code,
    grant_type: 'authorization_code',
    ...changes,
  })

test('snsapi_base comes back at once, with the code and the state beside what was there', async () => {
  const response = await authorize(queryFor('snsapi_base'))
  expect(response.status).toBe(302)
  const location = new URL(response.headers.get('location') ?? '')
  expect(location.pathname).toBe('/pay/oauth/callback')
  expect(location.searchParams.get('from')).toBe('cart')
  expect(location.searchParams.get('state')).toBe('abc123')
  expect(location.searchParams.get('code')).toHaveLength(32)
})

test('a code buys an openid once, within five minutes', async () => {
  const code = await codeFor()
  expect(await exchange(code)).toMatchObject({
    openid: shop.simulator.control.openid('xiaomei'),
    scope: 'snsapi_base',
    expires_in: 7200,
  })
  expect(await exchange(code)).toMatchObject({ errcode: 40163 })
  const old = await codeFor()
  await shop.simulator.control.advanceClock(5 * 60_000 + 1)
  expect(await exchange(old)).toMatchObject({ errcode: 40029 })
  expect(await exchange('nonsense')).toMatchObject({ errcode: 40029 })
})

test('a wrong secret or appid does not use the code up', async () => {
  const code = await codeFor()
  expect(await exchange(code, { secret: 'x' })).toMatchObject({ errcode: 40125 })
  expect(await exchange(code, { appid: 'x' })).toMatchObject({ errcode: 40013 })
  expect(await exchange(code, { grant_type: 'x' })).toMatchObject({ errcode: 40002 })
  expect(await exchange('')).toMatchObject({ errcode: 41008 })
  expect(await exchange(code)).toHaveProperty('openid')
})

test('the cookie of the phone decides who logs in, else the control', async () => {
  const { control } = shop.simulator
  expect(
    await exchange(await codeFor('snsapi_base', { cookie: 'a=b; wechat_shopper=xiaoming' })),
  ).toMatchObject({
    openid: control.openid('xiaoming'),
  })
  control.useShopper('xiaoshuang')
  expect(await exchange(await codeFor())).toMatchObject({ openid: control.openid('xiaoshuang') })
  const openid = control.addShopper({ key: 'u1', nickname: '路人', zh: '', en: '' })
  control.useShopper('u1')
  expect(await exchange(await codeFor())).toMatchObject({ openid })
})

test('a snapshot user gets a virtual openid that can order nothing', async () => {
  shop.simulator.control.useShopper('xiaokuai')
  const said = await exchange(await codeFor())
  expect(said).toMatchObject({ is_snapshotuser: 1 })
  expect(await shop.order({ openid: String(said['openid']) })).toMatchObject({ result_code: 'FAIL' })
  shop.simulator.control.useShopper('xiaomei')
  expect(await exchange(await codeFor())).not.toHaveProperty('is_snapshotuser')
  shop.simulator.control.setSnapshot(true)
  expect(await exchange(await codeFor())).toMatchObject({ is_snapshotuser: 1 })
})

test('snsapi_userinfo asks first; a refusal brings only the state', async () => {
  const asked = await authorize(queryFor('snsapi_userinfo'))
  expect(asked.status).toBe(200)
  expect(await asked.text()).toContain('同意')
  const refused = new URL((await choose('refuse')).headers.get('location') ?? '')
  expect([...refused.searchParams.keys()]).toEqual(['from', 'state'])
  expect(new URL((await choose('agree')).headers.get('location') ?? '').searchParams.has('code')).toBe(true)
})

test('userinfo needs the scope, the right token and the right openid', async () => {
  const silent = await exchange(await codeFor())
  const read = (said: Record<string, unknown>, changes = {}) =>
    sns('userinfo', {
      access_token: String(said['access_token']),
      openid: String(said['openid']),
      ...changes,
    })
  expect(await read(silent)).toMatchObject({ errcode: 48001 })
  const agreed = await exchange(await codeFor('snsapi_userinfo'))
  const profile = await read(agreed)
  expect(profile).toMatchObject({ nickname: '小美', openid: agreed['openid'] })
  expect((await fetch(String(profile['headimgurl']))).headers.get('content-type')).toContain('image/')
  expect(await read(agreed, { openid: 'x' })).toMatchObject({ errcode: 40003 })
  expect(await read(agreed, { access_token: 'x' })).toMatchObject({ errcode: 40001 })
  await shop.simulator.control.advanceClock(7200_001)
  expect(await read(agreed)).toMatchObject({ errcode: 42001 })
})

const good = queryFor('snsapi_base')
test.each([
  ['the order of the parameters', good.replace(/^(appid=[^&]*)&(redirect_uri=[^&]*)/, '$2&$1'), '参数'],
  ['another response_type', good.replace('=code', '=token'), '参数'],
  ['a state of other characters', good.replace('abc123', 'a-b'), '参数'],
  ['a state beyond 128', good.replace('abc123', 'a'.repeat(129)), '参数'],
  ['a foreign domain', good.replace('localhost', 'evil.example'), '10003'],
  ['a longer domain', good.replace('localhost', 'pay.localhost'), '10003'],
  ['an address that is not encoded', good.replaceAll('%2F', '/').replaceAll('%3A', ':'), 'urlEncode'],
  ['another appid', good.replace(merchant.appid, 'wxother'), '40013'],
  ['an unknown scope', good.replace('snsapi_base', 'snsapi_all'), '10005'],
])('refuses %s with a page, and sends nobody anywhere', async (_, query, words) => {
  const response = await authorize(query)
  expect(response.status).toBe(400)
  expect(response.headers.get('location')).toBeNull()
  expect(await response.text()).toContain(words)
})

test('the shopper who refuses is sent back with only the state', async () => {
  shop.simulator.control.useShopper('xiaoju')
  const location = new URL((await authorize(queryFor('snsapi_base'))).headers.get('location') ?? '')
  expect(location.searchParams.has('code')).toBe(false)
  expect(location.searchParams.get('state')).toBe('abc123')
})
