import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostileEncodings } from '../fixtures/wechat/hostile-encodings'
import { hostileSignatures } from '../fixtures/wechat/hostile-signatures'
import { hostileXml } from '../fixtures/wechat/hostile-xml'
import { bytes, document, outTradeNo, paid, signed } from '../fixtures/wechat/v2-documents'
import { startNotifiedShop, type NotifiedShop, type Waiting } from '../support/notified-shop'

let shop: NotifiedShop
let order: Waiting
let untouched: string
beforeAll(async () => {
  shop = await startNotifiedShop()
  order = await shop.waiting({ outTradeNo })
  untouched = await shop.books()
})
afterAll(() => shop.stop())

const statusOf = { malformed: 400, unsupported_encoding: 415, unsigned: 401 } as const
const failXml =
  /^<xml><return_code><!\[CDATA\[FAIL\]\]><\/return_code><return_msg><!\[CDATA\[[A-Z ]{1,30}\]\]><\/return_msg><\/xml>$/

test('every hostile body is refused within 500 ms with a plain XML answer, and nothing moves', async () => {
  const hostile = [...hostileSignatures, ...hostileXml, ...hostileEncodings]
  expect(hostile.length).toBeGreaterThanOrEqual(178)
  for (const { name, body, headers, reading } of hostile) {
    if (reading === 'verified') throw new Error(`${name} is not hostile`)
    const began = performance.now()
    const told = await shop.tell(body, headers)
    expect(performance.now() - began, name).toBeLessThan(500)
    expect(told.status, name).toBe(body.byteLength > 64 * 1024 ? 413 : statusOf[reading])
    expect(told.body, name).toMatch(failXml)
    expect(told.contentType, name).toMatch(/^text\/xml/)
  }
  expect(await shop.books()).toBe(untouched)
})

test('A6: no header, address or query makes an unsigned body anybody’s word', async () => {
  const pretences = [
    { 'x-forwarded-for': '101.226.103.1', 'x-real-ip': '140.207.54.1' },
    { 'user-agent': 'Mozilla/4.0', 'x-wechat-verified': '1', 'wechatpay-signature': 'x' },
    { 'x-test': '1', 'x-simulator': '1', 'x-internal': 'true', authorization: 'Bearer admin' },
    { 'x-middleware-subrequest': 'middleware:middleware', 'next-action': 'x' },
  ]
  for (const headers of pretences) {
    expect(await shop.tell(bytes(document(paid)), headers)).toMatchObject({ status: 401 })
  }
  for (const query of ['?test=1', '?sign=skip', '?debug=true&verify=0']) {
    const url = `${shop.shop.origin}/pay/notify/v2/payment${query}`
    expect((await fetch(url, { method: 'POST', body: document(paid) })).status).toBe(401)
  }
  expect(await shop.books()).toBe(untouched)
})

test('A19: an external entity fetches nothing', async () => {
  let asked = 0
  const canary = createServer((_request, response) => {
    asked += 1
    response.end('x')
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`
  const genuine = document(signed(paid))
  const bodies = [
    `<!DOCTYPE xml [<!ENTITY a SYSTEM "${url}/a">]>${genuine.replace('1234', '&a;')}`,
    `<!DOCTYPE xml SYSTEM "${url}/b">${genuine}`,
    `<!DOCTYPE xml [<!ENTITY % p SYSTEM "${url}/c"> %p;]>${genuine}`,
    `<?xml-stylesheet href="${url}/d"?>${genuine}`,
    genuine.replace('<xml>', `<xml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="${url}/e"/>`),
  ]
  for (const body of bodies) expect((await shop.tell(bytes(body))).status).toBe(400)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(asked).toBe(0)
  canary.close()
  expect(await shop.books()).toBe(untouched)
})

test('A28: only POST to the exact path is the notification URL', async () => {
  const url = `${shop.shop.origin}/pay/notify/v2/payment`
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    expect((await fetch(url, { method })).status, method).toBe(405)
  }
  const body = document(signed(paid))
  for (const variant of [`${url}/`, `${shop.shop.origin}//pay/notify/v2/payment`]) {
    const answer = await fetch(variant, { method: 'POST', body, redirect: 'manual' })
    expect(answer.status, variant).toBe(308)
  }
  expect(await shop.books()).toBe(untouched)
})

test('A30: the genuine body after all of these is accepted, byte for byte as WeChat expects', async () => {
  const told = await shop.tell(bytes(document(signed(paid))))
  expect(told).toEqual({
    status: 200,
    body: '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>',
    contentType: expect.stringMatching(/^text\/xml/) as string,
  })
  const { rows } = await shop.pool.query('SELECT state::text FROM orders WHERE id = $1', [order.orderId])
  expect(rows).toEqual([{ state: 'paid' }])
})
