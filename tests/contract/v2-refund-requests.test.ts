import { afterAll, beforeAll, expect, test } from 'vitest'
import { countedGateway } from '@/lib/counted'
import { renderMetrics } from '@/lib/metrics'
import type { RefundRequest } from '@/lib/payment/ports'
import { document, signatureOf, signed, type Pairs } from '../fixtures/wechat/v2-documents'
import { merchant } from './dialect'
import { received } from './received'
import { startStub, type Stub } from './stub-wechat'
import { v2Dialect } from './v2-dialect'

const { appid, mchid, outTradeNo, outRefundNo } = merchant
const notifyUrl = 'https://mall.example.com/pay/notify/v2/refund'
const request: RefundRequest = {
  payment: { appid, mchid, outTradeNo, signType: 'HMAC-SHA256' },
  outRefundNo,
  totalFen: 1234,
  refundFen: 500,
  reason: '少了一件 & <b>🍵</b>\n]]>',
  notifyUrl,
}

let stub: Stub
beforeAll(async () => {
  stub = await startStub()
})
afterAll(() => stub.stop())

async function send(changes: Partial<RefundRequest> = {}) {
  stub.behave((response) => response.end())
  await v2Dialect('HMAC-SHA256')
    .gateway(stub.url)
    .refund({ ...request, ...changes })
  return Object.fromEntries(received(stub))
}

test.each(['HMAC-SHA256', 'MD5'] as const)(
  'refund carries what chapter 9_4 asks, under the account of the payment and signed with its %s',
  async (signType) => {
    const payment = { appid: 'wx0000000000000009', mchid: '1900000109', outTradeNo, signType }
    const { sign, nonce_str, ...fields } = await send({ payment })
    expect(stub.seen).toMatchObject([
      {
        method: 'POST',
        path: '/secapi/pay/refund',
        headers: { 'content-type': 'text/xml; charset=utf-8', 'accept-encoding': 'identity' },
      },
    ])
    expect(fields).toEqual({
      appid: 'wx0000000000000009',
      mch_id: '1900000109',
      sign_type: signType,
      out_trade_no: outTradeNo,
      out_refund_no: outRefundNo,
      total_fee: '1234',
      refund_fee: '500',
      refund_desc: '少了一件 & <b>🍵</b> ]]>',
      notify_url: notifyUrl,
    })
    expect(nonce_str).toMatch(/^[0-9a-f]{32}$/)
    expect(sign).toBe(signatureOf(received(stub), signType))
  },
)

test('a repeat differs in nothing but its nonce and its signature', async () => {
  const first = await send()
  const second = await send()
  expect(second.nonce_str).not.toBe(first.nonce_str)
  expect({ ...second, nonce_str: '', sign: '' }).toEqual({ ...first, nonce_str: '', sign: '' })
})

test('a reason is cut to 80 bytes between two characters, and an empty one left out', async () => {
  expect(await send({ reason: '茶'.repeat(100) })).toMatchObject({ refund_desc: '茶'.repeat(26) })
  expect(await send({ reason: '🍵'.repeat(100) })).toMatchObject({ refund_desc: '🍵'.repeat(20) })
  for (const reason of ['', ' \n\u0000 ']) expect(await send({ reason })).not.toHaveProperty('refund_desc')
})

test('refundquery asks by our own number of the refund, with a nonce of its own each time', async () => {
  stub.behave((response) => response.end())
  const gateway = v2Dialect('MD5').gateway(stub.url)
  const nonces = new Set<string | undefined>()
  for (let n = 0; n < 3; n += 1) {
    await gateway.queryRefund({ payment: request.payment, outRefundNo })
    const { nonce_str, sign, ...fields } = Object.fromEntries(received(stub))
    expect(fields).toEqual({ appid, mch_id: mchid, sign_type: 'HMAC-SHA256', out_refund_no: outRefundNo })
    expect(sign).toBe(signatureOf(received(stub), 'HMAC-SHA256'))
    nonces.add(nonce_str)
  }
  expect(nonces.size).toBe(3)
  expect(stub.seen.every(({ path }) => path === '/pay/refundquery')).toBe(true)
})

const answered: Pairs = [
  ['return_code', 'SUCCESS'],
  ['result_code', 'SUCCESS'],
  ['appid', appid],
  ['mch_id', mchid],
  ['out_trade_no', outTradeNo],
  ['total_fee', '1234'],
  ['refund_count', '1'],
  ['out_refund_no_0', outRefundNo],
  ['refund_fee_0', '500'],
  ['refund_status_0', 'SUCCESS'],
  ['refund_success_time_0', '2026-11-25 00:00:01'],
]

/** The answer to a query, signed, with these fields replaced or (null) removed. */
async function queried(changes: Record<string, string | null>) {
  const pairs = Object.entries({ ...Object.fromEntries(answered), ...changes })
  const kept = pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  stub.behave((response) => response.end(document(signed(kept))))
  const gateway = v2Dialect('HMAC-SHA256').gateway(stub.url)
  return gateway.queryRefund({ payment: request.payment, outRefundNo })
}

test.each<[string, Record<string, string | null>]>([
  ['names no payment', { out_trade_no: null }],
  ['names no state', { refund_status_0: null }],
  ['names a state of its own', { refund_status_0: 'FAIL' }],
  ['names the state in lower case', { refund_status_0: 'success' }],
  ['says no count', { refund_count: null }],
  ['counts to nothing', { refund_count: '0' }],
  ['counts in words', { refund_count: 'one' }],
  ['counts without end', { refund_count: '999999999' }],
])('a signed answer to a refund query that %s says nothing', async (_, changes) => {
  expect(await queried(changes)).toEqual({ outcome: 'unknown', reason: 'malformed' })
})

test('a row beyond the count is not there', async () => {
  const beyond = { out_refund_no_0: 'another', out_refund_no_1: outRefundNo, refund_status_1: 'SUCCESS' }
  expect(await queried(beyond)).toEqual({ outcome: 'unknown', reason: 'mismatch' })
})

test('amounts and times that are none are null, and lose no refund', async () => {
  for (const odd of [null, '', '-500', '5.00', '0500', '1e3']) {
    expect(await queried({ refund_fee_0: odd, total_fee: odd })).toMatchObject({
      refund: { refundFen: null, totalFen: null, status: 'SUCCESS' },
    })
  }
  for (const odd of [null, '', '20261125000001', '2026-02-31 00:00:00', '2026-11-25T00:00:01', 'yesterday']) {
    expect(await queried({ refund_success_time_0: odd })).toMatchObject({
      refund: { succeededAt: null, status: 'SUCCESS' },
    })
  }
})

test('only a refund that succeeded has a time', async () => {
  expect(await queried({ refund_status_0: 'PROCESSING' })).toMatchObject({ refund: { succeededAt: null } })
})

test('the other algorithm is not taken for an answer', async () => {
  stub.behave((response) => response.end(document(signed(answered, 'MD5'))))
  const gateway = v2Dialect('HMAC-SHA256').gateway(stub.url)
  expect(await gateway.queryRefund({ payment: request.payment, outRefundNo })).toEqual({
    outcome: 'unknown',
    reason: 'signature',
  })
})

test('an unsigned complaint about the certificate is a refusal, one about the signature too', async () => {
  const complain = (message: string): Pairs => [
    ['return_code', 'FAIL'],
    ['return_msg', message],
  ]
  const gateway = v2Dialect('HMAC-SHA256').gateway(stub.url)
  for (const [message, wechatCode] of [
    ['证书验证失败', 'CERT_ERROR'],
    ['签名错误', 'SIGNERROR'],
  ] as const) {
    stub.behave((response) => response.end(document(complain(message))))
    expect(await gateway.refund(request)).toEqual({ outcome: 'refused', wechatCode, blame: 'configuration' })
  }
})

test('a payment of v3 is not spoken for', async () => {
  const gateway = v2Dialect('MD5').gateway(stub.url)
  const payment = { ...request.payment, signType: 'RSA' } as const
  await expect(gateway.refund({ ...request, payment })).rejects.toThrow('v3')
  await expect(gateway.queryRefund({ payment, outRefundNo })).rejects.toThrow('v3')
})

test('both calls are counted by their outcome', async () => {
  stub.behave((response) => response.end())
  const gateway = countedGateway(v2Dialect('HMAC-SHA256').gateway(stub.url))
  await gateway.refund(request)
  await gateway.queryRefund({ payment: request.payment, outRefundNo })
  const { text } = await renderMetrics()
  for (const call of ['refund', 'refundquery']) {
    expect(text).toContain(`shouyin_wechat_calls_total{call="${call}",outcome="unknown"} 1`)
  }
})
