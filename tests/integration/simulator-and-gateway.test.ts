import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEnv } from '@/lib/env'
import type { PaymentGateway } from '@/lib/payment/ports'
import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { certificates } from '../simulator/certificates'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'
import { testEnv } from '../support/env'

const outTradeNo = '20261124000001A1'
const { appid, mchid } = merchant
const payment = { appid, mchid, outTradeNo, signType: 'HMAC-SHA256' as const }
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub({ tls: true, requireCertificate: true })
  await shop.order()
  shop.simulator.control.pay(outTradeNo)
})
afterEach(() => shop.stop())

/** The shop's own client, with the variables the demo gives it, and these changed. */
function gateway(changes: Readonly<Record<string, string | undefined>> = {}): PaymentGateway {
  const source = testEnv({
    WECHAT_API_KEY: merchant.apiKey,
    WECHAT_PAY_BASE_URL: shop.simulator.payOrigin,
    WECHAT_CERT_FILE: certificates.certFile,
    WECHAT_KEY_FILE: certificates.keyFile,
    WECHAT_CA_FILE: certificates.caFile,
    ...changes,
  })
  return createV2Gateway(readEnv(source), { now: () => new Date() })
}
const request = () => ({
  payment,
  outRefundNo: 'R1',
  totalFen: 100,
  refundFen: 40,
  reason: '不想要了',
  notifyUrl: `${shop.origin}/pay/notify/v2/refund`,
})

test('the shop refunds over https with its certificate, and agrees on what became of it', async () => {
  const ours = gateway()
  expect(await ours.refund(request())).toEqual({ outcome: 'accepted' })
  const asked = () => ours.queryRefund({ payment, outRefundNo: 'R1' })
  expect(await asked()).toMatchObject({ outcome: 'found', refund: { status: 'PROCESSING' } })
  await shop.simulator.control.advanceClock(3000)
  expect(await asked()).toMatchObject({
    outcome: 'found',
    refund: { status: 'SUCCESS', refundFen: 40, outRefundNo: 'R1' },
  })
  const body = shop.simulator.books.deliveries.at(-1)?.body ?? ''
  const read = ours.readRefund({ headers: new Headers(), body: Buffer.from(body) })
  expect(read).toMatchObject({ outcome: 'read', refund: { status: 'SUCCESS', outTradeNo } })
})

test('a certificate of nobody sells, and refunds nothing', async () => {
  const ours = gateway({
    WECHAT_CERT_FILE: certificates.strangerCertFile,
    WECHAT_KEY_FILE: certificates.strangerKeyFile,
  })
  expect(await ours.queryOrder(payment)).toMatchObject({ outcome: 'found' })
  expect((await ours.refund(request())).outcome).not.toBe('accepted')
  expect(shop.simulator.books.refunds.size).toBe(0)
})

test('without the CA the shop does not believe that this is WeChat', async () => {
  const ours = gateway({ WECHAT_CA_FILE: undefined })
  expect(await ours.queryOrder(payment)).toEqual({ outcome: 'unknown', reason: 'transport' })
  expect(shop.simulator.books.calls.map(({ kind }) => kind)).toEqual(['unifiedorder'])
})
