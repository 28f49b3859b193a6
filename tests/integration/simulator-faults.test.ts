import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'

const number = '20261124000001A1'
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

const known = () => shop.simulator.books.orders.has(number)
const results = () => shop.simulator.books.calls.map(({ result }) => result)

/** Posts to the control as a test in another process does. */
async function remote(name: string, given: readonly unknown[] = []) {
  const response = await fetch(`${shop.simulator.wechatOrigin}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  })
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}

test('an error code comes before or after the effect, once, and is signed', async () => {
  const { control } = shop.simulator
  control.fail('unifiedorder', { as: 'err_code', err_code: 'SYSTEMERROR' })
  expect(await shop.order()).toMatchObject({ result_code: 'FAIL', err_code: 'SYSTEMERROR' })
  expect(known()).toBe(false)
  control.fail('unifiedorder', { as: 'err_code', err_code: 'SYSTEMERROR', after: true })
  expect(await shop.order()).toMatchObject({ err_code: 'SYSTEMERROR' })
  expect(known()).toBe(true)
  expect(await shop.order()).toMatchObject({ result_code: 'SUCCESS' })
  expect(results()).toEqual(['SYSTEMERROR', 'SYSTEMERROR', 'SUCCESS'])
})

test('a call can be cut before or after its effect', async () => {
  shop.simulator.control.fail('unifiedorder', { as: 'reset' })
  await expect(shop.order()).rejects.toThrow('fetch failed')
  expect(known()).toBe(false)
  shop.simulator.control.fail('unifiedorder', { as: 'reset', after: true })
  await expect(shop.order()).rejects.toThrow('fetch failed')
  expect(known()).toBe(true)
})

test('a call can hang, answer a page, a status, or anything else', async () => {
  const { control } = shop.simulator
  const ask = async (signal?: AbortSignal) => {
    const response = await fetch(
      `${shop.simulator.wechatOrigin}/sns/oauth2/access_token`,
      signal ? { signal } : {},
    )
    return {
      status: response.status,
      body: await response.text(),
      location: response.headers.get('location'),
    }
  }
  control.fail('access_token', { as: 'hang' })
  await expect(ask(AbortSignal.timeout(200))).rejects.toThrow('timeout')
  control.fail('access_token', { as: 'html' })
  expect((await ask()).body).toContain('<html>')
  control.fail('access_token', { as: 'http_status', status: 503 }, 2)
  expect([(await ask()).status, (await ask()).status]).toEqual([503, 503])
  control.fail('access_token', { as: 'raw', status: 200, body: '{' })
  expect((await ask()).body).toBe('{')
  control.fail('access_token', { as: 'errcode', errcode: -1 })
  expect(JSON.parse((await ask()).body)).toMatchObject({ errcode: -1 })
  expect(JSON.parse((await ask()).body)).toMatchObject({ errcode: 40013 })
})

test('slow answers take their time, headers first or all at the end', async () => {
  const timed = async () => {
    const startedAt = performance.now()
    const response = await fetch(`${shop.simulator.wechatOrigin}/sns/oauth2/access_token`)
    const headersMs = performance.now() - startedAt
    await response.text()
    return { headersMs, bodyMs: performance.now() - startedAt }
  }
  shop.simulator.control.fail('access_token', { as: 'slow', ms: 300 })
  expect((await timed()).headersMs).toBeGreaterThan(280)
  shop.simulator.control.fail('access_token', { as: 'slow_body', ms: 300 })
  const { headersMs, bodyMs } = await timed()
  expect(headersMs).toBeLessThan(200)
  expect(bodyMs).toBeGreaterThan(280)
})

test('an answer can be wrongly signed, or rightly signed and wrong', async () => {
  await shop.order()
  shop.simulator.control.fail('orderquery', { as: 'wrong_signature' })
  const query = () =>
    shop.call('/pay/orderquery', { appid: merchant.appid, mch_id: merchant.mchid, out_trade_no: number })
  await expect(query()).rejects.toThrow('wrongly signed')
  shop.simulator.control.fail('orderquery', { as: 'alter', fields: { mch_id: '1' } })
  expect(await query()).toMatchObject({ mch_id: '1', trade_state: 'NOTPAY' })
  expect(await query()).toMatchObject({ mch_id: merchant.mchid })
})

test('a call stands still before its effect until it is released', async () => {
  const reached = shop.simulator.control.hold('unifiedorder', 'before')
  const answer = shop.order()
  const held = await reached
  expect(known()).toBe(false)
  held.release()
  expect(await answer).toMatchObject({ result_code: 'SUCCESS' })
})

test('an abandoned call has its effect only if it stood after it', async () => {
  for (const [when, effect] of [
    ['before', false],
    ['after', true],
  ] as const) {
    const reached = shop.simulator.control.hold('unifiedorder', when)
    const answer = shop.order()
    answer.catch(() => undefined)
    const held = await reached
    held.abandon()
    await expect(answer).rejects.toThrow('fetch failed')
    expect(known()).toBe(effect)
  }
})

test('the control works the same from another process', async () => {
  expect(await remote('fail', ['unifiedorder', { as: 'err_code', err_code: 'NOAUTH' }])).toMatchObject({
    status: 200,
  })
  expect(await shop.order()).toMatchObject({ err_code: 'NOAUTH' })
  const reached = remote('hold', ['unifiedorder', 'after'])
  await new Promise((resolve) => setTimeout(resolve, 50))
  const answer = shop.order()
  const { answer: held } = await reached
  expect(held).toEqual({ id: expect.any(String) })
  const { id } = held as { id: string }
  expect((await remote('release', [id])).answer).toEqual({ found: true })
  expect((await remote('release', [id])).answer).toEqual({ found: false })
  expect(await answer).toMatchObject({ result_code: 'SUCCESS' })
  expect((await remote('pay', [number])).answer).toMatchObject({ paid: true })
  const books: unknown = await (await fetch(`${shop.simulator.wechatOrigin}/control/books`)).json()
  expect(books).toMatchObject({ orders: [{ out_trade_no: number, state: 'SUCCESS', payer: '小美' }] })
  expect((await remote('toString')).status).toBe(404)
  expect((await remote('nonsense')).status).toBe(404)
})

test('the control is deaf to forms and plain text, which any web page could send', async () => {
  const response = await fetch(`${shop.simulator.wechatOrigin}/control/reset`, { method: 'POST', body: '[]' })
  expect(response.status).toBe(415)
})

test('reset forgets what was arranged', async () => {
  shop.simulator.control.fail('unifiedorder', { as: 'hang' }, 3)
  shop.simulator.control.nextNotification({ lost: true })
  shop.simulator.control.reset()
  expect(await shop.order()).toMatchObject({ result_code: 'SUCCESS' })
  shop.simulator.control.pay(number)
  await shop.simulator.control.idle()
  expect(shop.notifications).toHaveLength(1)
})

test('amounts trigger their outcome, once, and only where the total is no multiple of ten fen', async () => {
  expect(await shop.order({ total_fee: '111', out_trade_no: 'trigger11' })).toMatchObject({
    err_code: 'SYSTEMERROR',
  })
  expect(shop.simulator.books.orders.has('trigger11')).toBe(false)
  expect(await shop.order({ total_fee: '111', out_trade_no: 'trigger11' })).toMatchObject({
    result_code: 'SUCCESS',
  })
  expect(await shop.order({ total_fee: '5012', out_trade_no: 'trigger12' })).toMatchObject({
    err_code: 'SYSTEMERROR',
  })
  expect(shop.simulator.books.orders.has('trigger12')).toBe(true)
  for (const times of [1, 2]) {
    expect(await shop.order({ total_fee: '21', out_trade_no: 'trigger21' }), `${times}`).toMatchObject({
      err_code: 'NOTENOUGH',
    })
  }
  expect(await shop.order({ total_fee: '110', out_trade_no: 'plain110' })).toMatchObject({
    result_code: 'SUCCESS',
  })
})
