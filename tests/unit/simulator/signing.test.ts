import { expect, test } from 'vitest'
import { sign } from '../../simulator/signing'

const request = {
  appid: 'wxd930ea5d5a258f4f',
  body: 'test',
  device_info: '1000',
  mch_id: '10000100',
  nonce_str: 'ibuaiVcKdpRxkhJA',
}
const requestKey = '192006250b4c09247ec02edce69f6a2d'
const bridge = {
  appId: 'wx619a931576afe069',
  nonceStr: 'RIPb5Upk3ku7knU6',
  package: 'prepay_id=wx2611334392677180ea59742b3744840000',
  timeStamp: '1774495197',
}
const bridgeKey = 'qazwsxedcrfvtgbyhnujmikolp111111'

test('S1: signs the sample request of chapter 4_3 with MD5', () => {
  expect(sign(request, requestKey, 'MD5')).toBe('9A0A8659F005D6984697E2CA0A9CF3B7')
})

test('S2: signs the same request with HMAC-SHA256', () => {
  expect(sign(request, requestKey, 'HMAC-SHA256')).toBe(
    '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6',
  )
})

test('S3: signs the bridge parameters of chapter 7_7 with MD5', () => {
  expect(sign({ ...bridge, signType: 'MD5' }, bridgeKey, 'MD5')).toBe('1F2E9533D7D483FBCDBD0B9BCA76F97D')
})

test('S4: signs the bridge parameters with HMAC-SHA256, signType inside the text', () => {
  expect(sign({ ...bridge, signType: 'HMAC-SHA256' }, bridgeKey, 'HMAC-SHA256')).toBe(
    '4A04CF5B979A4920409A9DEF2322C33C96DE8E9A96830E648719C60EF991700E',
  )
})

test('leaves out sign and empty values, and keeps a zero', () => {
  const plain = sign({ total_fee: '0', body: 'x' }, requestKey, 'MD5')
  expect(sign({ total_fee: '0', body: 'x', attach: '', sign: 'ABC' }, requestKey, 'MD5')).toBe(plain)
  expect(sign({ body: 'x' }, requestKey, 'MD5')).not.toBe(plain)
})
