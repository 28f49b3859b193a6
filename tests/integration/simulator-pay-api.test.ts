import { afterEach, beforeEach, expect, test } from 'vitest'
import { toBeijing } from '../simulator/beijing-time'
import { strangerAppid } from '../simulator/options'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'
import { readXml } from '../simulator/xml'

const minuteMs = 60_000
const number = '20261124000001A1'
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub()
})
afterEach(() => shop.stop())

const identity = { appid: merchant.appid, mch_id: merchant.mchid, out_trade_no: number }
const query = (changes = {}) => shop.call('/pay/orderquery', { ...identity, ...changes })
const close = () => shop.call('/pay/closeorder', identity)
const refusal = (err_code: string, err_code_des?: string) =>
  expect.objectContaining({
    return_code: 'SUCCESS',
    result_code: 'FAIL',
    err_code,
    ...(err_code_des ? { err_code_des } : {}),
  })

test.each(['MD5', 'HMAC-SHA256'])('places an order and signs the answer with %s', async (sign_type) => {
  const answer = await shop.order({ sign_type })
  expect(answer).toMatchObject({ return_code: 'SUCCESS', result_code: 'SUCCESS', trade_type: 'JSAPI' })
  expect(answer['prepay_id']).toMatch(/^wx[0-9a-f]{34}$/)
  expect(answer['sign']).toHaveLength(sign_type === 'MD5' ? 32 : 64)
})

test('a wrong signature is told without one', async () => {
  expect(await shop.order({ sign: 'A'.repeat(64) })).toEqual({ return_code: 'FAIL', return_msg: '签名错误' })
})

test.each([
  ['GET', undefined, '请使用post方法'],
  ['POST', '', 'post数据为空'],
  ['POST', '{"a":1}', 'XML格式错误'],
  ['POST', Buffer.from('<xml><mch_id>中</mch_id></xml>', 'utf16le'), '编码格式错误|XML格式错误'],
  ['POST', Buffer.from([0x3c, 0xff, 0xfe]), '编码格式错误'],
  ['POST', '<xml><mch_id>1</mch_id></xml>', '商户号mch_id不存在'],
])('%s with an unreadable body (%#) is refused in words', async (method, body, message) => {
  const response = await fetch(`${shop.simulator.wechatOrigin}/pay/unifiedorder`, {
    method,
    body: body ?? null,
  })
  const answer = readXml(await response.text())
  expect(answer?.['return_code']).toBe('FAIL')
  expect(answer?.['return_msg']).toMatch(new RegExp(message))
})

test('refuses strangers: another appid, an unbound one, an openid of somebody else', async () => {
  expect(await shop.order({ appid: 'wxnobody' })).toEqual(refusal('APPID_NOT_EXIST'))
  expect(await shop.order({ appid: strangerAppid })).toEqual(refusal('APPID_MCHID_NOT_MATCH'))
  expect(await shop.order({ openid: 'oNobodyAtAll' })).toEqual(refusal('PARAM_ERROR'))
})

test('refuses what the tables refuse, over the wire as well', async () => {
  expect(await shop.order({ body: '' })).toEqual(refusal('LACK_PARAMS'))
  expect(await shop.order({ total_fee: '0' })).toEqual(refusal('PARAM_ERROR'))
})

test('the same request again gets a fresh prepay_id, a changed one is refused', async () => {
  const first = await shop.order()
  const second = await shop.order()
  expect(second['result_code']).toBe('SUCCESS')
  expect(second['prepay_id']).not.toBe(first['prepay_id'])
  for (const change of [
    { total_fee: '101' },
    { body: '收银-别的' },
    { attach: 'x' },
    { openid: shop.simulator.control.openid('xiaoming') },
    { sign_type: 'MD5' },
  ]) {
    expect(await shop.order(change)).toEqual(refusal('INVALID_REQUEST', '201 商户订单号重复'))
  }
})

test('time_expire moves to a minute at least, cannot change, and ends the number', async () => {
  const { control } = shop.simulator
  const now = () => control.books().orders.get(number)?.createdAt ?? Date.now()
  const time_expire = toBeijing(Date.now() + 10_000)
  expect((await shop.order({ time_expire }))['result_code']).toBe('SUCCESS')
  expect(control.books().orders.get(number)?.expiresAt).toBe(now() + minuteMs)
  const later = toBeijing(Date.now() + 20 * minuteMs)
  expect(await shop.order({ time_expire: later })).toEqual(refusal('INVALID_REQUEST', '201 商户订单号重复'))
  await control.advanceClock(2 * minuteMs)
  expect(await shop.order({ time_expire })).toEqual(refusal('INVALID_REQUEST'))
  expect(await query()).toMatchObject({ result_code: 'SUCCESS', trade_state: 'NOTPAY' })
})

test('refuses a time_expire beyond 90 days', async () => {
  const time_expire = toBeijing(Date.now() + 91 * 24 * 60 * minuteMs)
  expect(await shop.order({ time_expire })).toEqual(refusal('PARAM_ERROR'))
})

test('queries by either number, and tells paid from unpaid from unknown', async () => {
  expect(await query()).toEqual(refusal('ORDERNOTEXIST'))
  await shop.order({ attach: 'a=1' })
  expect(await query()).toMatchObject({ trade_state: 'NOTPAY', attach: 'a=1', out_trade_no: number })
  shop.simulator.control.pay(number)
  const paid = await query()
  expect(paid).toMatchObject({ trade_state: 'SUCCESS', total_fee: '100', cash_fee: '100', attach: 'a=1' })
  expect(paid['transaction_id']).toMatch(/^4200\d{24}$/)
  const again = await query({ out_trade_no: '', transaction_id: paid['transaction_id'] ?? '' })
  expect(again).toMatchObject({ trade_state: 'SUCCESS', out_trade_no: number })
  expect(await query({ out_trade_no: '' })).toEqual(refusal('LACK_PARAMS'))
})

test('closes an order only after five minutes, and then for good', async () => {
  const { control } = shop.simulator
  expect(await close()).toEqual(refusal('ORDERNOTEXIST'))
  await shop.order()
  await control.advanceClock(5 * minuteMs - 1)
  expect(await close()).toEqual(refusal('INVALID_REQUEST'))
  await control.advanceClock(1)
  expect(await close()).toMatchObject({ result_code: 'SUCCESS' })
  expect(await close()).toEqual(refusal('ORDERCLOSED'))
  expect(await shop.order()).toEqual(refusal('ORDERCLOSED'))
  expect(await query()).toMatchObject({ trade_state: 'CLOSED' })
  expect(control.pay(number)).toEqual({ paid: false, because: 'closed' })
})

test('a paid order can be neither placed again nor closed nor paid twice', async () => {
  await shop.order()
  shop.simulator.control.pay(number)
  expect(await shop.order({ total_fee: '999' })).toEqual(refusal('ORDERPAID'))
  expect(await close()).toEqual(refusal('ORDERPAID'))
  expect(shop.simulator.control.pay(number)).toEqual({ paid: false, because: 'paid' })
})

test('an unpaid order closes by itself after seven days', async () => {
  await shop.order()
  await shop.simulator.control.advanceClock(7 * 24 * 60 * minuteMs + 1)
  expect(await query()).toMatchObject({ trade_state: 'CLOSED' })
})
