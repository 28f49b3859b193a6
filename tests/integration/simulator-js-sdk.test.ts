import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'

let shop: ShopStub
beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

type Said = Record<string, unknown>

async function askToken(changes: Said = {}): Promise<Said> {
  const { appid, appSecret: secret } = merchant
  const response = await fetch(`${shop.simulator.wechatOrigin}/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'client_credential', appid, secret, ...changes }),
  })
  return response.json()
}

async function askTicket(token: unknown, type = 'jsapi'): Promise<Said> {
  const query = new URLSearchParams({ access_token: String(token), type })
  return (await fetch(`${shop.simulator.wechatOrigin}/cgi-bin/ticket/getticket?${query}`)).json()
}

/** What a page's script is told after `wx.config`. */
async function verify(ticket: unknown, changes: Said = {}, url = `${shop.simulator.browserOrigin}/cart?a=1`) {
  const signed = `jsapi_ticket=${String(ticket)}&noncestr=n1&timestamp=1790000000&url=${url}`
  const params = {
    verifyAppId: merchant.appid,
    verifySignType: 'sha1',
    verifyTimestamp: '1790000000',
    verifyNonceStr: 'n1',
    verifySignature: createHash('sha1').update(signed).digest('hex'),
    ...changes,
  }
  return tellBridge('js/verify', { params, url: `${url}#wechat_redirect` })
}

async function tellBridge(path: string, question: Said): Promise<unknown> {
  const { browserOrigin } = shop.simulator
  const response = await fetch(`${browserOrigin}/__wechat/${path}`, {
    method: 'POST',
    headers: { origin: browserOrigin, 'content-type': 'application/json' },
    body: JSON.stringify(question),
  })
  const said: { err_msg?: unknown } = await response.json()
  return said.err_msg
}

test('an access_token is the same for two hours, and another when it is forced', async () => {
  const first = await askToken()
  expect(first).toMatchObject({ access_token: expect.any(String), expires_in: 7200 })
  await shop.simulator.control.advanceClock(60_000)
  expect(await askToken()).toMatchObject({ access_token: first['access_token'], expires_in: 7140 })
  const forced = await askToken({ force_refresh: true })
  expect(forced['access_token']).not.toBe(first['access_token'])
  expect(await askTicket(first['access_token'])).toMatchObject({ errcode: 40001 })
  expect(await askTicket(forced['access_token'])).toMatchObject({ errcode: 0, ticket: expect.any(String) })
  await shop.simulator.control.advanceClock(7_200_000)
  expect(await askTicket(forced['access_token'])).toMatchObject({ errcode: 42001 })
})

test('whoever is not the 公众号 gets no token', async () => {
  expect(await askToken({ secret: 'x' })).toMatchObject({ errcode: 40125 })
  expect(await askToken({ appid: 'x' })).toMatchObject({ errcode: 40013 })
  expect(await askToken({ grant_type: 'x' })).toMatchObject({ errcode: 40002 })
  expect(await askToken({ secret: '' })).toMatchObject({ errcode: 41004 })
  expect(await askTicket('made up')).toMatchObject({ errcode: 40001 })
  expect(await askTicket((await askToken())['access_token'], 'wx_card')).toMatchObject({ errcode: 40097 })
})

test('a page is verified by a living ticket, its own address and the registered domain', async () => {
  const { ticket } = await askTicket((await askToken())['access_token'])
  expect(await verify(ticket)).toBe('preVerifyJSAPI:ok')
  expect(await verify('another')).toBe('preVerifyJSAPI:invalid signature')
  expect(await verify(ticket, { verifyNonceStr: 'n2' })).toBe('preVerifyJSAPI:invalid signature')
  expect(await verify(ticket, { verifyTimestamp: 1790000000 })).toBe('preVerifyJSAPI:invalid signature')
  expect(await verify(ticket, { verifyAppId: 'x' })).toBe('preVerifyJSAPI:invalid appid')
  expect(await verify(ticket, {}, 'http://evil.example/')).toContain('40048')
  await shop.simulator.control.advanceClock(7_200_001)
  expect(await verify(ticket)).toBe('preVerifyJSAPI:invalid signature')
})

test('a card is kept for whoever reads the books, and its link must be on the domain', async () => {
  const url = `${shop.simulator.browserOrigin}/`
  const params = { title: '茶', desc: '好茶', link: url, imgUrl: `${url}tea.png` }
  expect(await tellBridge('js/share', { kind: 'timeline', params, url })).toBe('updateTimelineShareData:ok')
  expect(
    await tellBridge('js/share', {
      kind: 'app_message',
      params: { ...params, link: 'http://evil.example/' },
      url,
    }),
  ).toContain('fail')
  const books: { shares: unknown[] } = await (await fetch(`${shop.simulator.phoneUrl}control/books`)).json()
  expect(books.shares).toEqual([{ at: expect.any(Number), kind: 'timeline', url, ...params }])
})
