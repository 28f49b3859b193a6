import { expect, test } from 'vitest'
import { endedSessionCookie, readSessionId, sessionCookie } from '@/lib/session-cookie'

const oldest = 'the first secret, of more than 32 characters'
const older = 'the second secret, of more than 32 characters'
const newest = 'the third secret, of more than 32 characters'

const https = (...sessionSecrets: string[]) => ({ publicOrigin: 'https://mall.example.com', sessionSecrets })
const http = (...sessionSecrets: string[]) => ({ publicOrigin: 'http://127.0.0.1:3000', sessionSecrets })

function sentBack(setCookie: string): Headers {
  return new Headers({ cookie: `theme=dark; ${setCookie.split(';')[0]}; other=1` })
}

test('the cookie of an https shop cannot be planted by another host, read by a script or sent by another site', async () => {
  const [pair, ...attributes] = (await sessionCookie(https(newest), 'sid-1')).split('; ')
  expect(pair).toMatch(/^__Host-shouyin=Fe26\.2\*/)
  expect(attributes).toEqual(['Path=/', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Lax', 'Secure'])
})

test('the cookie of a shop on loopback http has a plain name and is not Secure', async () => {
  const [pair, ...attributes] = (await sessionCookie(http(newest), 'sid-1')).split('; ')
  expect(pair).toMatch(/^shouyin=Fe26\.2\*/)
  expect(attributes).toEqual(['Path=/', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Lax'])
})

test('the cookie is taken away under the same name and path', () => {
  expect(endedSessionCookie(https(newest))).toBe(
    '__Host-shouyin=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
  )
})

test('the cookie carries nothing but a sealed session id, far below 4 kB', async () => {
  const cookie = await sessionCookie(https(newest), 'sid-1')
  expect(cookie).not.toContain('sid-1')
  expect(cookie.length).toBeLessThan(512)
  expect(await readSessionId(https(newest), sentBack(cookie))).toBe('sid-1')
})

test('a request without the cookie, or with one of another name, has no session', async () => {
  const cookie = await sessionCookie(http(newest), 'sid-1')
  expect(await readSessionId(http(newest), new Headers())).toBeNull()
  expect(await readSessionId(http(newest), new Headers({ cookie: 'shouyin=' }))).toBeNull()
  expect(await readSessionId(https(newest), sentBack(cookie))).toBeNull()
})

test.each([
  ['made up', () => 'Fe26.2*1*aa*bb*cc**dd*ee~2'],
  ['not a seal', () => 'sid-1'],
  ['of 5,000 characters', (seal: string) => seal + 'x'.repeat(5000)],
  ['cut short', (seal: string) => seal.slice(0, -12)],
  ['with one character changed', (seal: string) => seal.replace(/^(.{60})./, (_, head) => `${head}!`)],
])('a cookie %s opens nothing', async (_, spoil) => {
  const env = http(newest)
  const seal = (await sessionCookie(env, 'sid-1')).split(';')[0]?.replace('shouyin=', '') ?? ''
  expect(await readSessionId(env, new Headers({ cookie: `shouyin=${spoil(seal)}` }))).toBeNull()
  expect(await readSessionId(env, new Headers({ cookie: `shouyin=${seal}` }))).toBe('sid-1')
})

test('after a rotation the old secret still opens and the new one seals', async () => {
  const before = await sessionCookie(http(oldest), 'sid-1')
  expect(await readSessionId(http(older, oldest), sentBack(before))).toBe('sid-1')

  const after = await sessionCookie(http(older, oldest), 'sid-2')
  expect(await readSessionId(http(oldest), sentBack(after))).toBeNull()
  expect(await readSessionId(http(older), sentBack(after))).toBe('sid-2')
})

test('adding a secret and dropping the oldest at once leaves the others’ cookies open', async () => {
  const kept = await sessionCookie(http(older, oldest), 'sid-1')
  const dropped = await sessionCookie(http(oldest), 'sid-2')
  expect(await readSessionId(http(newest, older), sentBack(kept))).toBe('sid-1')
  expect(await readSessionId(http(newest, older), sentBack(dropped))).toBeNull()
})
