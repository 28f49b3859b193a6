import { afterAll, beforeAll, expect, test } from 'vitest'
import { fitDescription } from '@/lib/domain/description'
import type { PrepayRequest } from '@/lib/payment/ports'
import { change, document, paid, signatureOf, signed } from '../fixtures/wechat/v2-documents'
import { merchant } from './dialect'
import { received } from './received'
import { startStub, type Stub } from './stub-wechat'
import { v2Dialect } from './v2-dialect'

const request: PrepayRequest = {
  signType: 'HMAC-SHA256',
  ...merchant,
  totalFen: 1,
  description: fitDescription('收银小店-龙井 & <b>🍵</b>\n]]> 明前'),
  clientIp: '203.0.113.9',
  notifyUrl: 'https://mall.example.com/pay/notify/v2/payment',
  nonceStr: '5E8ibuaiVcKdpRxk',
  openedAt: new Date('2026-12-31T15:59:59Z'),
  expiresAt: new Date('2026-12-31T16:29:59Z'),
}

let stub: Stub
beforeAll(async () => {
  stub = await startStub()
})
afterAll(() => stub.stop())

test.each(['HMAC-SHA256', 'MD5'] as const)(
  'unifiedorder carries what chapter 9_1 asks, signed with %s',
  async (signType) => {
    stub.behave((response) => response.end())
    await v2Dialect(signType)
      .gateway(stub.url)
      .prepay({ ...request, signType })
    expect(stub.seen[0]).toMatchObject({ method: 'POST', path: '/pay/unifiedorder' })
    expect(stub.seen[0]?.headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      'accept-encoding': 'identity',
    })
    const { sign, ...fields } = Object.fromEntries(received(stub))
    expect(fields).toEqual({
      appid: merchant.appid,
      mch_id: merchant.mchid,
      device_info: 'WEB',
      nonce_str: '5E8ibuaiVcKdpRxk',
      sign_type: signType,
      body: '收银小店-龙井 & <b>🍵</b> ]]> 明前',
      out_trade_no: merchant.outTradeNo,
      fee_type: 'CNY',
      total_fee: '1',
      spbill_create_ip: '203.0.113.9',
      time_start: '20261231235959',
      time_expire: '20270101002959',
      notify_url: 'https://mall.example.com/pay/notify/v2/payment',
      trade_type: 'JSAPI',
      openid: merchant.openid,
    })
    expect(sign).toBe(signatureOf(received(stub), signType))
  },
)

test.each([
  ['queryOrder', '/pay/orderquery'],
  ['closeOrder', '/pay/closeorder'],
] as const)(
  '%s names the payment under its own account, with a nonce of its own each time',
  async (call, path) => {
    stub.behave((response) => response.end())
    const gateway = v2Dialect('MD5').gateway(stub.url)
    const nonces = new Set<string | undefined>()
    for (let n = 0; n < 3; n += 1) {
      await gateway[call]({
        ...merchant,
        appid: 'wx0000000000000009',
        mchid: '1900000109',
        signType: 'HMAC-SHA256',
      })
      const { nonce_str, sign, ...fields } = Object.fromEntries(received(stub))
      expect(fields).toEqual({
        appid: 'wx0000000000000009',
        mch_id: '1900000109',
        out_trade_no: merchant.outTradeNo,
        sign_type: 'HMAC-SHA256',
      })
      expect(sign).toBe(signatureOf(received(stub), 'HMAC-SHA256'))
      expect(nonce_str).toMatch(/^[0-9a-f]{32}$/)
      nonces.add(nonce_str)
    }
    expect(nonces.size).toBe(3)
    expect(stub.seen.every((seen) => seen.path === path)).toBe(true)
  },
)

test.each([
  ['签名错误', { outcome: 'refused', wechatCode: 'SIGNERROR', blame: 'configuration' }],
  ['系统繁忙', { outcome: 'busy', wechatCode: 'SYSTEMERROR' }],
  ['谁也没见过的话', { outcome: 'unknown', reason: 'malformed' }],
])('an unsigned complaint "%s" is believed as far as it is known', async (message, answer) => {
  const complaint = document([
    ['return_code', 'FAIL'],
    ['return_msg', message],
  ])
  stub.behave((response) => response.end(complaint))
  const gateway = v2Dialect('HMAC-SHA256').gateway(stub.url)
  const payment = { ...merchant, signType: 'HMAC-SHA256' } as const
  expect(await gateway.queryOrder(payment)).toEqual(answer)
  expect(await gateway.closeOrder(payment)).toEqual(answer)
  expect(await gateway.prepay(request)).toEqual(answer)
})

test('a complaint that pretends to be good news stays a complaint', async () => {
  const complaint = document([
    ['return_code', 'FAIL'],
    ['return_msg', 'OK'],
    ['result_code', 'SUCCESS'],
    ['trade_state', 'SUCCESS'],
    ['err_code', 'ORDERPAID'],
  ])
  stub.behave((response) => response.end(complaint))
  const gateway = v2Dialect('HMAC-SHA256').gateway(stub.url)
  expect(await gateway.prepay(request)).toEqual({ outcome: 'unknown', reason: 'malformed' })
})

test('the other algorithm is not taken for an answer, whatever its sign_type says', async () => {
  const md5 = v2Dialect('MD5').reply({ call: 'query', tradeState: 'SUCCESS', totalFen: 1 })
  stub.behave((response) => response.end(md5.body))
  const gateway = v2Dialect('HMAC-SHA256').gateway(stub.url)
  const answer = await gateway.queryOrder({ ...merchant, signType: 'HMAC-SHA256' })
  expect(answer).toEqual({ outcome: 'unknown', reason: 'signature' })
})

test.each([
  ['names no number', { out_trade_no: null }],
  ['names no state', { trade_state: null }],
  ['names a state of its own', { trade_state: 'PAID' }],
])('a signed answer to a query that %s says nothing', async (_, changes) => {
  const answered = change(paid, { trade_state: 'SUCCESS', ...changes })
  stub.behave((response) => response.end(document(signed(answered, 'MD5'))))
  const gateway = v2Dialect('MD5').gateway(stub.url)
  expect(await gateway.queryOrder({ ...merchant, signType: 'MD5' })).toEqual({
    outcome: 'unknown',
    reason: 'malformed',
  })
})

test('the bridge is signed with the time of the clock and a nonce of its own', () => {
  const gateway = v2Dialect('MD5', new Date(1774495197_999)).gateway(stub.url)
  const prepay = { prepayId: 'wx2611334392677180ea59742b3744840000', signType: 'HMAC-SHA256' } as const
  const { paySign, ...bridge } = gateway.bridgeConfig(prepay)
  expect(bridge).toEqual({
    appId: merchant.appid,
    timeStamp: '1774495197',
    nonceStr: expect.stringMatching(/^[0-9a-f]{32}$/),
    package: 'prepay_id=wx2611334392677180ea59742b3744840000',
    signType: 'HMAC-SHA256',
  })
  expect(paySign).toBe(signatureOf(Object.entries(bridge), 'HMAC-SHA256'))
  expect(gateway.bridgeConfig(prepay).nonceStr).not.toBe(bridge.nonceStr)
})

test('a payment of v3 is not spoken for', async () => {
  const gateway = v2Dialect('MD5').gateway(stub.url)
  expect(() => gateway.bridgeConfig({ prepayId: 'wx1', signType: 'RSA' })).toThrow('v3')
  await expect(gateway.prepay({ ...request, signType: 'RSA' })).rejects.toThrow('v3')
})
