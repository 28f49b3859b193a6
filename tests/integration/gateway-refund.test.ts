import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PaymentGateway, RefundRequest } from '@/lib/payment/ports'
import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { certificates } from '../simulator/certificates'
import { accepted, merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'

// The shop's own calls against the simulator's own WeChat, over mutual TLS: neither knows the other's code.
const outTradeNo = '20261124000001A1'
const payment = { ...merchant, outTradeNo, signType: 'HMAC-SHA256' } as const
const read = (file: string) => readFileSync(file, 'utf8')

let shop: ShopStub
let gateway: PaymentGateway
let told: Uint8Array[]
let request: RefundRequest
const ears = createServer((incoming, response) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => {
    told.push(Buffer.concat(chunks))
    response.end(accepted)
  })
})

beforeEach(async () => {
  shop = await startShopStub({ tls: true, requireCertificate: true })
  gateway = gatewayWith({ cert: read(certificates.certFile), key: read(certificates.keyFile) })
  told = []
  await once(ears.listen(0, '127.0.0.1'), 'listening')
  // listen() on TCP gives an AddressInfo.
  const { port } = ears.address() as AddressInfo
  const notifyUrl = `http://localhost:${port}/pay/notify/v2/refund`
  request = { payment, outRefundNo: 'R1', totalFen: 100, refundFen: 40, reason: '少了一件', notifyUrl }
  await shop.order()
  shop.simulator.control.pay(outTradeNo)
})
afterEach(async () => {
  ears.closeAllConnections()
  ears.close()
  await shop.stop()
})

function gatewayWith(clientCertificate: { cert: string; key: string } | null): PaymentGateway {
  const reached = { payBaseUrl: shop.simulator.payOrigin, payCa: read(certificates.caFile) }
  return createV2Gateway({ ...merchant, ...reached, clientCertificate }, { now: () => new Date() })
}

const query = (outRefundNo = 'R1') => gateway.queryRefund({ payment, outRefundNo })

test('a refund is accepted, under way, done and told', async () => {
  expect(await query()).toEqual({ outcome: 'not_found' })
  expect(await gateway.refund(request)).toEqual({ outcome: 'accepted' })
  expect(await query()).toMatchObject({
    outcome: 'found',
    refund: { outTradeNo, totalFen: 100, refundFen: 40, status: 'PROCESSING', succeededAt: null },
  })
  await shop.simulator.control.advanceClock(60_000)
  const done = await query()
  expect(done).toMatchObject({
    outcome: 'found',
    refund: { outRefundNo: 'R1', status: 'SUCCESS', succeededAt: expect.any(Date) },
  })
  expect(told).toHaveLength(1)
  const reading = gateway.readRefund({ headers: new Headers(), body: told[0] ?? new Uint8Array() })
  expect(reading).toEqual({ ...done, outcome: 'read' })
})

test('one number refunds once, however often it is sent, and other money under it is refused', async () => {
  for (let n = 0; n < 3; n += 1) expect(await gateway.refund(request)).toEqual({ outcome: 'accepted' })
  expect(shop.simulator.books.refunds.size).toBe(1)
  expect(await gateway.refund({ ...request, refundFen: 41 })).toEqual({
    outcome: 'refused',
    wechatCode: 'REFUND_FEE_MISMATCH',
    blame: 'program',
  })
})

test('W2: a refund whose answer was lost after its effect is sent again, and refunds once', async () => {
  const { control, books } = shop.simulator
  control.fail('refund', { as: 'err_code', err_code: 'SYSTEMERROR', after: true })
  expect(await gateway.refund(request)).toEqual({ outcome: 'busy', wechatCode: 'SYSTEMERROR' })
  control.fail('refund', { as: 'reset', after: true })
  expect(await gateway.refund(request)).toEqual({ outcome: 'unknown', reason: 'transport' })
  expect(await gateway.refund(request)).toEqual({ outcome: 'accepted' })
  expect(books.refunds.size).toBe(1)
})

test('what WeChat refuses is named', async () => {
  shop.simulator.control.setMerchantFunds(0)
  expect(await gateway.refund(request)).toEqual({ outcome: 'merchant_funds_low' })
  shop.simulator.control.setMerchantFunds(null)
  expect(await gateway.refund({ ...request, refundFen: 101 })).toMatchObject({ outcome: 'refused' })
  const unpaid = { ...payment, outTradeNo: '20261124000009A1' }
  expect(await gateway.refund({ ...request, payment: unpaid })).toMatchObject({ wechatCode: 'ORDERNOTEXIST' })
})

test('C5: a dead card and a closed refund are told as they are', async () => {
  for (const [outRefundNo, ends] of [
    ['R1', 'CHANGE'],
    ['R2', 'REFUNDCLOSE'],
  ] as const) {
    shop.simulator.control.nextRefund({ ends })
    await gateway.refund({ ...request, outRefundNo })
    await shop.simulator.control.advanceClock(60_000)
    expect(await query(outRefundNo)).toMatchObject({ refund: { outRefundNo, status: ends } })
  }
})

test.each(['other_key', 'not_base64', 'bad_padding', 'pasted_blocks', 'mch_id', 'doctype'] as const)(
  'C1, C2, C4: a notification spoilt by %s is foreign',
  async (corruption) => {
    await gateway.refund(request)
    await shop.simulator.control.advanceClock(60_000)
    await shop.simulator.control.resendRefundNotification('R1', corruption)
    const body = told.at(-1) ?? new Uint8Array()
    expect(gateway.readRefund({ headers: new Headers(), body })).toEqual({ outcome: 'foreign' })
  },
)

test('a stranger’s certificate gets nothing', async () => {
  gateway = gatewayWith({
    cert: read(certificates.strangerCertFile),
    key: read(certificates.strangerKeyFile),
  })
  expect(await gateway.refund(request)).not.toMatchObject({ outcome: 'accepted' })
  expect(await query()).toEqual({ outcome: 'not_found' })
  gateway = gatewayWith(null)
  expect(await gateway.refund(request)).toMatchObject({ wechatCode: 'NO_CERTIFICATE' })
  expect(shop.simulator.books.refunds.size).toBe(0)
})
