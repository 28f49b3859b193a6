import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bridgeConfig } from '@/lib/wechat/v2/bridge-config'
import { isSigned, sign, signTypeByLength } from '@/lib/wechat/v2/sign'

// WeChat's own published examples (chapters 4_3 and 7_7).
const requestKey = '192006250b4c09247ec02edce69f6a2d'
const request = {
  appid: 'wxd930ea5d5a258f4f',
  body: 'test',
  device_info: '1000',
  mch_id: '10000100',
  nonce_str: 'ibuaiVcKdpRxkhJA',
}
const bridgeKey = 'qazwsxedcrfvtgbyhnujmikolp111111'
const bridge = {
  appid: 'wx619a931576afe069',
  prepayId: 'wx2611334392677180ea59742b3744840000',
  nonceStr: 'RIPb5Upk3ku7knU6',
  at: new Date(1774495197_999),
}
const md5 = '9A0A8659F005D6984697E2CA0A9CF3B7'
const hmac = '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6'

test('S1: the example of chapter 4_3 signs with MD5 as WeChat publishes it', () => {
  expect(sign(Object.entries(request), 'MD5', requestKey)).toBe(md5)
})

test('S2: the example of chapter 4_3 signs with HMAC-SHA256 as WeChat publishes it', () => {
  expect(sign(Object.entries(request), 'HMAC-SHA256', requestKey)).toBe(hmac)
})

test('S3: the bridge parameters of chapter 7_7 sign with MD5 as WeChat publishes them', () => {
  expect(bridgeConfig(bridgeKey, { ...bridge, signType: 'MD5' })).toEqual({
    appId: 'wx619a931576afe069',
    timeStamp: '1774495197',
    nonceStr: 'RIPb5Upk3ku7knU6',
    package: 'prepay_id=wx2611334392677180ea59742b3744840000',
    signType: 'MD5',
    paySign: '1F2E9533D7D483FBCDBD0B9BCA76F97D',
  })
})

test('S4: with HMAC-SHA256 the sign type inside the bridge text changes too', () => {
  expect(bridgeConfig(bridgeKey, { ...bridge, signType: 'HMAC-SHA256' })).toMatchObject({
    signType: 'HMAC-SHA256',
    paySign: '4A04CF5B979A4920409A9DEF2322C33C96DE8E9A96830E648719C60EF991700E',
  })
})

test('empty values and the signature itself are left out, a zero is not', () => {
  const padded = { ...request, attach: '', sign: 'whatever' }
  expect(sign(Object.entries(padded), 'MD5', requestKey)).toBe(md5)
  expect(sign(Object.entries({ ...request, coupon_fee: '0' }), 'MD5', requestKey)).not.toBe(md5)
})

test('a field nobody has heard of is part of the signature', () => {
  expect(sign(Object.entries({ ...request, brand_new: '1' }), 'MD5', requestKey)).not.toBe(md5)
})

test('names sort by ASCII: capitals before lower case, the underscore between them', () => {
  const inOrder: [string, string][] = [
    ['B', '1'],
    ['_', '2'],
    ['a', '3'],
    ['a_b', '4'],
    ['ab', '5'],
  ]
  expect(sign(inOrder.toReversed(), 'MD5', 'k')).toBe(sign(inOrder, 'MD5', 'k'))
  // md5('B=1&_=2&a=3&a_b=4&ab=5&key=k'), computed with md5sum.
  expect(sign(inOrder, 'MD5', 'k')).toBe('8259DEBC8F426D773D04970C8ACBA765')
})

test('Chinese and emoji are signed as UTF-8', () => {
  // md5('body=茶🍵&key=k'), computed with md5sum.
  expect(sign([['body', '茶🍵']], 'MD5', 'k')).toBe('FF2B664363EAEB50D4D7B23B5988C1AE')
})

test('the order in which fields arrive does not matter', () => {
  const fieldName = fc.stringMatching(/^[A-Za-z0-9_]{1,12}$/)
  const fields = fc.uniqueArray(fc.tuple(fieldName, fc.string()), { selector: ([name]) => name })
  const shuffled = fields.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, fc.constantFrom('MD5' as const, 'HMAC-SHA256' as const), ([a, b], signType) => {
      expect(sign(b, signType, requestKey)).toBe(sign(a, signType, requestKey))
    }),
  )
})

test('only the exact upper-case signature passes', () => {
  const signed = (signature: string) => new Map([...Object.entries(request), ['sign', signature] as const])
  expect(isSigned(signed(hmac), 'HMAC-SHA256', requestKey)).toBe(true)
  const refused = [
    '',
    ' ',
    hmac.toLowerCase(),
    `${hmac} `,
    ` ${hmac}`,
    `${hmac}0`,
    hmac.slice(0, -1),
    hmac.slice(0, 32),
    '0'.repeat(64),
    md5,
    hmac.replace('6', '６'),
  ]
  for (const signature of refused) {
    expect(isSigned(signed(signature), 'HMAC-SHA256', requestKey), signature).toBe(false)
  }
  expect(isSigned(new Map(Object.entries(request)), 'HMAC-SHA256', requestKey)).toBe(false)
})

test('the length of a signature tells its algorithm, and no other length is one', () => {
  expect(signTypeByLength(md5)).toBe('MD5')
  expect(signTypeByLength(hmac)).toBe('HMAC-SHA256')
  for (const length of [0, 1, 31, 33, 63, 65]) expect(signTypeByLength('0'.repeat(length))).toBeNull()
})
