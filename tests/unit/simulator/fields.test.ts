import { expect, test } from 'vitest'
import { fromBeijing, toBeijing } from '../../simulator/beijing-time'
import { findFieldRefusal, unifiedorderFields } from '../../simulator/fields'
import { isSameRequest } from '../../simulator/unifiedorder'

const good = {
  appid: 'wx0123456789abcdef',
  mch_id: '1900000109',
  nonce_str: 'abc',
  sign: '9A0A8659F005D6984697E2CA0A9CF3B7',
  body: '收银-商品',
  out_trade_no: '123456',
  total_fee: '1',
  spbill_create_ip: '203.0.113.7',
  notify_url: 'https://mall.example.com/pay/notify/v2/payment',
  trade_type: 'JSAPI',
  openid: 'o123',
}

test('accepts the least request that the documents accept', () => {
  expect(findFieldRefusal(unifiedorderFields, good)).toBeNull()
})

test.each(Object.keys(good))('misses %s', (name) => {
  expect(findFieldRefusal(unifiedorderFields, { ...good, [name]: '' })).toEqual({
    err_code: 'LACK_PARAMS',
    err_code_des: `缺少参数:${name}`,
  })
})

test.each([
  ['out_trade_no', '12345'],
  ['out_trade_no', '1'.repeat(33)],
  ['out_trade_no', '123456#'],
  ['out_trade_no', '12345６'],
  ['total_fee', '0'],
  ['total_fee', '-1'],
  ['total_fee', '1.5'],
  ['total_fee', '01'],
  ['total_fee', '1e3'],
  ['notify_url', '/pay/notify'],
  ['notify_url', 'https://mall.example.com/pay/notify?a=1'],
  ['notify_url', 'https://mall.example.com/pay/notify#x'],
  ['notify_url', `https://mall.example.com/${'x'.repeat(240)}`],
  ['spbill_create_ip', '::ffff:999.1.1.1'],
  ['spbill_create_ip', 'localhost'],
  ['trade_type', 'NATIVE'],
  ['fee_type', 'USD'],
  ['sign_type', 'SHA1'],
  ['time_expire', '20260230120000'],
  ['time_expire', '2026-11-24'],
  ['attach', 'x'.repeat(128)],
  ['detail', 'x'.repeat(6001)],
  ['scene_info', '{'],
  ['openid', 'o'.repeat(129)],
])('refuses %s = %s', (name, value) => {
  expect(findFieldRefusal(unifiedorderFields, { ...good, [name]: value })?.err_code).toBe('PARAM_ERROR')
})

test('counts the bytes of body, not its characters', () => {
  expect(findFieldRefusal(unifiedorderFields, { ...good, body: '收'.repeat(42) })).toBeNull()
  expect(findFieldRefusal(unifiedorderFields, { ...good, body: '收'.repeat(43) })?.err_code).toBe(
    'PARAM_ERROR',
  )
})

test('two requests are the same whatever their nonce, signature, order and empty fields', () => {
  const shuffled = Object.fromEntries(Object.entries(good).reverse())
  expect(isSameRequest(good, { ...shuffled, nonce_str: 'other', sign: 'OTHER', attach: '' })).toBe(true)
})

test.each(Object.keys(good).filter((name) => name !== 'nonce_str' && name !== 'sign'))(
  'two requests differ when %s does',
  (name) => {
    expect(isSameRequest(good, { ...good, [name]: 'other' })).toBe(false)
  },
)

test('a field that appears makes another request', () => {
  expect(isSameRequest(good, { ...good, attach: 'x' })).toBe(false)
})

test('writes and reads Beijing time', () => {
  const at = Date.UTC(2026, 10, 24, 16, 30, 5)
  expect(toBeijing(at)).toBe('20261125003005')
  expect(fromBeijing('20261125003005')).toBe(at)
})
