import { readFileSync } from 'node:fs'
import type { TlsOptions } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import type { PaymentName, RefundRequest } from '@/lib/payment/ports'
import { merchant, type Dialect, type Statement, type Tls } from './dialect'
import { startStub, type Stub } from './stub-wechat'

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8')

const payCa = pem('authority')
const clientCertificate = { cert: pem('client'), key: pem('client.key') }
const served = (name: string): TlsOptions => ({ cert: pem(name), key: pem('server.key') })

const paid: Statement = { call: 'query', tradeState: 'SUCCESS', totalFen: 1234 }
const taken: Statement = { call: 'refund', totalFen: 1234, refundFen: 500 }
const unreached = { outcome: 'unknown', reason: 'transport' }

/** G2 and the client certificate: who is believed over https, and what we show. */
export function describeTls(dialect: Dialect) {
  describe(`${dialect.name} over https`, () => {
    const payment: PaymentName = { ...merchant, signType: dialect.signType }
    const request: RefundRequest = {
      payment,
      outRefundNo: merchant.outRefundNo,
      totalFen: 1234,
      refundFen: 500,
      reason: '',
      notifyUrl: 'https://mall.example.com/pay/notify/refund',
    }

    let stub: Stub | undefined
    afterEach(() => stub?.stop())

    /** A WeChat that says this over https, and the gateway that talks to it. */
    async function meet(server: TlsOptions, tls: Tls, statement: Statement) {
      const opened = await startStub(server)
      stub = opened
      const { headers, body } = dialect.reply(statement)
      opened.behave((response) => response.writeHead(200, headers).end(body))
      return { stub: opened, gateway: dialect.gateway(opened.url, tls) }
    }

    test('an authority we name is trusted, for every call', async () => {
      const { gateway, stub } = await meet(served('server'), { payCa }, paid)
      expect(await gateway.queryOrder(payment)).toMatchObject({ outcome: 'found' })
      expect(await gateway.closeOrder(payment)).toEqual({ outcome: 'closed' })
      expect(stub.seen.map(({ client }) => client)).toEqual([null, null])
    })

    test('connections are kept for the next call', async () => {
      const { gateway, stub } = await meet(served('server'), { payCa }, paid)
      // The pool may open a second one while the first is still finishing its answer.
      for (let n = 0; n < 7; n += 1) await gateway.queryOrder(payment)
      expect(stub.connections()).toBeLessThanOrEqual(2)
    })

    const strangers: [string, string, Tls][] = [
      ['has expired', 'server-expired', { payCa }],
      ['is of another name', 'server-of-other-name', { payCa }],
      ['is of another authority', 'server-of-stranger', { payCa }],
      ['signed itself', 'server-self-signed', { payCa }],
      ['signed itself, when no authority is named', 'server-self-signed', {}],
      ['is of an authority that nobody named', 'server', {}],
    ]

    describe.each(strangers)('a WeChat whose certificate %s', (_, name, tls) => {
      test('hears nothing and is not believed', async () => {
        const { gateway, stub } = await meet(served(name), tls, paid)
        expect(await gateway.queryOrder(payment)).toEqual(unreached)
        expect(stub.seen).toEqual([])
      })

      test('gets no refund', async () => {
        const { gateway, stub } = await meet(served(name), { ...tls, clientCertificate }, taken)
        expect(await gateway.refund(request)).toEqual(unreached)
        expect(stub.seen).toEqual([])
      })

      test('is not believed either when the environment says to check nothing', async () => {
        const { gateway, stub } = await meet(served(name), { ...tls, clientCertificate }, paid)
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
        try {
          expect(await gateway.queryOrder(payment)).toEqual(unreached)
          expect(await gateway.refund(request)).toEqual(unreached)
        } finally {
          delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
        }
        expect(stub.seen).toEqual([])
      })
    })

    /** As api.mch.weixin.qq.com: asks everybody for a certificate, and lets in who has none. */
    const asking = { ...served('server'), ca: payCa, requestCert: true, rejectUnauthorized: false }

    test('a refund shows the certificate, and nothing else does', async () => {
      const { gateway, stub } = await meet(asking, { payCa, clientCertificate }, taken)
      expect(await gateway.refund(request)).toEqual({ outcome: 'accepted' })
      await gateway.queryOrder(payment)
      await gateway.queryRefund({ payment, outRefundNo: merchant.outRefundNo })
      expect(stub.seen.map(({ path, client }) => [path, client])).toEqual([
        ['/secapi/pay/refund', 'client'],
        ['/pay/orderquery', null],
        ['/pay/refundquery', null],
      ])
    })

    test('without a certificate no refund is sent over https, and the answer says whose fault it is', async () => {
      const { gateway, stub } = await meet(asking, { payCa }, taken)
      expect(await gateway.refund(request)).toEqual({
        outcome: 'refused',
        wechatCode: 'NO_CERTIFICATE',
        blame: 'configuration',
      })
      expect(stub.seen).toEqual([])
      await gateway.queryOrder(payment)
      expect(stub.seen).toHaveLength(1)
    })

    test('a WeChat that insists on a certificate gets ours', async () => {
      const insisting = { ...asking, rejectUnauthorized: true }
      const { gateway, stub } = await meet(insisting, { payCa, clientCertificate }, taken)
      expect(await gateway.refund(request)).toEqual({ outcome: 'accepted' })
      expect(stub.seen).toHaveLength(1)
    })

    test('a certificate that WeChat does not take is unknown: no word of WeChat came back', async () => {
      const insisting = { ...asking, rejectUnauthorized: true }
      const strange = { ...clientCertificate, cert: pem('client-of-stranger') }
      const { gateway, stub } = await meet(insisting, { payCa, clientCertificate: strange }, taken)
      expect(await gateway.refund(request)).toEqual(unreached)
      expect(stub.seen).toEqual([])
    })

    test('over plain http no certificate is needed, and none is shown', async () => {
      stub = await startStub()
      const { headers, body } = dialect.reply(taken)
      stub.behave((response) => response.writeHead(200, headers).end(body))
      expect(await dialect.gateway(stub.url).refund(request)).toEqual({ outcome: 'accepted' })
      expect(stub.seen).toMatchObject([{ client: null }])
    })
  })
}
