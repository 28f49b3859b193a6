import { setTimeout as sleep } from 'node:timers/promises'
import type { RequestListener } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locationOf } from '@/tests/support/oauth-browser'
import { openOAuthShop, type OAuthShop } from '@/tests/support/oauth-shop'

let shop: OAuthShop
beforeAll(async () => {
  shop = await openOAuthShop()
})
afterEach(() => shop.sns.answerWith(null))
afterAll(() => shop.stop())

const respond =
  (status: number, body: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body)
  }
const good = '{"access_token":"t","openid":"o-faulty"}'

const faults: [string, RequestListener][] = [
  ['an errcode of its own fault', respond(200, '{"errcode":-1,"errmsg":"system error"}')],
  ['a wrong AppSecret', respond(200, '{"errcode":40125,"errmsg":"invalid appsecret"}')],
  ['HTML', respond(200, '<html><body>502 Bad Gateway</body></html>')],
  ['a 502 with a good body', respond(502, good)],
  [
    'a redirect to a good answer',
    (request, response) =>
      request.url === '/elsewhere'
        ? response.end(good)
        : response.writeHead(302, { location: '/elsewhere' }).end(),
  ],
  ['nothing', respond(200, '')],
  ['half an answer', respond(200, good.slice(0, 30))],
  ['an answer of 100 KiB', respond(200, good.replace('}', `,"x":"${'y'.repeat(100 * 1024)}"}`))],
  ['a reset', (request) => request.socket.destroy()],
]

test.each(faults)(
  'D10: when WeChat answers %s there is a 502 page with a way on and no session',
  async (_, fault) => {
    const browser = shop.browser()
    const state = await browser.start('/checkout')
    shop.sns.answerWith(fault)
    const page = await browser.comeBack({ state, code: 'any' })
    expect(page.status).toBe(502)
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(await page.text()).toContain('href="/pay/oauth?returnTo=%2Fcheckout">重新登录')
    expect(await browser.session()).toMatchObject({ user: null })
    const users = await shop.server.pool.query(`SELECT 1 FROM users WHERE openid = 'o-faulty'`)
    expect(users.rowCount).toBe(0)
  },
)

const silence: RequestListener = () => undefined
const headersOnly: RequestListener = (_, response) => response.writeHead(200).flushHeaders()
const aByteASecond: RequestListener = (_, response) => void dribble(response)

async function dribble(response: Parameters<RequestListener>[1]): Promise<void> {
  for (const byte of good) {
    if (response.destroyed) return
    response.write(byte)
    await sleep(1000)
  }
}

test('D10: when WeChat is slow the page comes within 6 seconds', async () => {
  const slow = [silence, headersOnly, aByteASecond]
  const next = slow.values()
  shop.sns.answerWith((request, response) => next.next().value?.(request, response))
  const waits = await Promise.all(
    slow.map(async () => {
      const browser = shop.browser()
      const state = await browser.start()
      const began = performance.now()
      const page = await browser.comeBack({ state, code: 'any' })
      expect(page.status).toBe(502)
      return performance.now() - began
    }),
  )
  expect(Math.max(...waits)).toBeLessThan(6000)
  expect(Math.min(...waits)).toBeGreaterThan(4000)
})

test('a code spent on a failed exchange is not brought again by a refresh of the error page', async () => {
  const browser = shop.browser()
  const came = { state: await browser.start('/checkout'), code: 'any' }
  shop.sns.answerWith(respond(500, ''))
  await browser.comeBack(came)
  const before = shop.sns.exchanges()
  const page = await browser.comeBack(came)
  expect(page.status).toBe(400)
  expect(await page.text()).toContain('href="/pay/oauth?returnTo=%2Fcheckout">重新登录')
  expect(shop.sns.exchanges()).toBe(before)
})

test('a 快照页 is refused with how to leave it, and its made-up openid is kept nowhere', async () => {
  const browser = shop.browser()
  const code = shop.sns.issueCode('o-virtual', { is_snapshotuser: 1 })
  const page = await browser.comeBack({ state: await browser.start(), code })
  expect(page.status).toBe(403)
  expect(page.headers.get('set-cookie')).toBeNull()
  expect(await page.text()).toContain('使用完整服务')
  expect(await browser.session()).toMatchObject({ user: null })
  const users = await shop.server.pool.query(`SELECT 1 FROM users WHERE openid = 'o-virtual'`)
  expect(users.rowCount).toBe(0)
})

async function profileOf(openid: string): Promise<unknown> {
  const { rows } = await shop.server.pool.query(
    `SELECT nickname, avatar_url AS "avatarUrl" FROM users WHERE openid = $1`,
    [openid],
  )
  return rows[0]
}

test('with snsapi_userinfo the shopper’s name and picture are kept', async () => {
  const browser = shop.browser()
  const state = await browser.start('/me', '&scope=snsapi_userinfo')
  await browser.comeBack({ state, code: shop.sns.issueCode('agreed-1') })
  expect(await profileOf('agreed-1')).toEqual({
    nickname: '昵称 agreed-1',
    avatarUrl: 'https://thirdwx.qlogo.cn/head/132',
  })
})

test('a later silent login leaves name and picture as they are, and asks for neither', async () => {
  const browser = await shop.loggedIn('agreed-1')
  expect(await profileOf('agreed-1')).toMatchObject({ nickname: '昵称 agreed-1' })
  expect(shop.sns.asked.at(-1)?.has('code')).toBe(true)
  expect((await browser.session())?.user?.openid).toBe('agreed-1')
})

test('a profile that WeChat does not give (48001) does not break the login', async () => {
  const browser = shop.browser()
  const state = await browser.start('/me', '&scope=snsapi_userinfo')
  const response = await browser.comeBack({ state, code: shop.sns.issueCode('o-shy') })
  expect(locationOf(response)).toBe('/me')
  expect((await browser.session())?.user?.openid).toBe('o-shy')
  expect(await profileOf('o-shy')).toEqual({ nickname: null, avatarUrl: null })
})

test('D11: AppSecret, code, token, state and whole openids are in no log line', async () => {
  const browser = shop.browser()
  const came = {
    state: await browser.start('/', '&scope=snsapi_userinfo'),
    code: shop.sns.issueCode('o-very-secret'),
  }
  await browser.comeBack(came)
  shop.sns.answerWith((request) => request.socket.destroy())
  const unlucky = shop.browser()
  await unlucky.comeBack({ state: await unlucky.start(), code: 'a-code-nobody-sees' })

  const secret = shop.sns.asked.at(-1)?.get('secret') ?? ''
  expect(secret).toBe(shop.server.env.appSecret)
  const lines = shop.logged()
  expect(lines).toContain('"event":"logged_in"')
  expect(lines).toContain('"event":"oauth_unavailable"')
  for (const hidden of [secret, came.code, came.state, 'token-', 'o-very-secret', 'a-code-nobody-sees']) {
    expect(lines).not.toContain(hidden)
  }
})
