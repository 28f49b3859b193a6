import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PaymentGateway, PrepayRequest } from '@/lib/payment/ports'
import { merchant, type Dialect, type Flaw, type Statement } from './dialect'
import { startStub, type Act, type Stub } from './stub-wechat'

const prepaid: Statement = { call: 'prepay', prepayId: 'wx2411243344556677abcdef' }
const paid: Statement = { call: 'query', tradeState: 'SUCCESS', totalFen: 1234, payerTotalFen: 1000 }
const closed: Statement = { call: 'close' }

/** What every gateway owes the flow, over real HTTP. */
export function describeGateway(dialect: Dialect) {
  describe(dialect.name, () => {
    let stub: Stub
    let gateway: PaymentGateway
    const payment = { ...merchant, signType: dialect.signType }
    const request: PrepayRequest = {
      ...payment,
      totalFen: 1234,
      description: '收银小店-龙井茶 & <b>🍵</b> ]]>',
      clientIp: '203.0.113.9',
      notifyUrl: 'https://mall.example.com/pay/notify',
      nonceStr: '0123456789abcdef',
      openedAt: new Date('2026-11-24T15:00:00+08:00'),
      expiresAt: new Date('2026-11-24T15:30:00+08:00'),
    }

    beforeAll(async () => {
      stub = await startStub()
      gateway = dialect.gateway(stub.url)
    })
    afterAll(() => stub.stop())

    const say =
      (statement: Statement, flaw?: Flaw): Act =>
      (response) => {
        const { status, headers, body } = dialect.reply(statement, flaw)
        response.writeHead(status, headers).end(body)
      }

    describe('prepay', () => {
      test('gives the prepay id', async () => {
        stub.behave(say(prepaid))
        expect(await gateway.prepay(request)).toEqual({
          outcome: 'prepaid',
          prepayId: 'wx2411243344556677abcdef',
        })
      })

      test.each([
        ['ORDERPAID', { outcome: 'already_paid' }],
        ['ORDERCLOSED', { outcome: 'already_closed' }],
        ['INVALID_REQUEST', { outcome: 'number_used' }],
        ['OUT_TRADE_NO_USED', { outcome: 'number_used' }],
        ['NOTENOUGH', { outcome: 'refused', wechatCode: 'NOTENOUGH', blame: 'shopper' }],
        ['NOAUTH', { outcome: 'refused', wechatCode: 'NOAUTH', blame: 'configuration' }],
        ['LACK_PARAMS', { outcome: 'refused', wechatCode: 'LACK_PARAMS', blame: 'program' }],
        ['NEVER_SEEN', { outcome: 'refused', wechatCode: 'NEVER_SEEN', blame: 'program' }],
      ])('reacts to %s, and does not repeat the call', async (wechatCode, answer) => {
        stub.behave(say({ call: 'decline', wechatCode }))
        expect(await gateway.prepay(request)).toEqual(answer)
        expect(stub.seen).toHaveLength(1)
      })

      test('repeats once, byte for byte, when WeChat is busy', async () => {
        stub.behave(say({ call: 'decline', wechatCode: 'SYSTEMERROR' }), say(prepaid))
        expect(await gateway.prepay(request)).toMatchObject({ outcome: 'prepaid' })
        expect(stub.seen).toHaveLength(2)
        expect(stub.seen[1]?.body).toBe(stub.seen[0]?.body)
      })

      test('repeats once, byte for byte, when the connection breaks after the request was sent', async () => {
        stub.behave((response) => response.destroy(), say(prepaid))
        expect(await gateway.prepay(request)).toMatchObject({ outcome: 'prepaid' })
        expect(stub.seen).toHaveLength(2)
        expect(stub.seen[1]?.body).toBe(stub.seen[0]?.body)
      })

      test('says busy after the second SYSTEMERROR, and calls no third time', async () => {
        stub.behave(say({ call: 'decline', wechatCode: 'SYSTEMERROR' }))
        expect(await gateway.prepay(request)).toEqual({ outcome: 'busy', wechatCode: 'SYSTEMERROR' })
        expect(stub.seen).toHaveLength(2)
      })

      test('does not repeat when the deadline has no room left', async () => {
        stub.behave((response) => setTimeout(() => response.destroy(), 400))
        expect(await gateway.prepay(request, { deadlineMs: 600 })).toEqual({
          outcome: 'unknown',
          reason: 'transport',
        })
        expect(stub.seen).toHaveLength(1)
      })

      test.each(['a"b', "a'b", '<script>', 'a&signType=MD5', '', ' ', 'a b', 'é', 'x'.repeat(65)])(
        'G5: refuses the prepay id %j',
        async (prepayId) => {
          stub.behave(say({ call: 'prepay', prepayId }))
          expect(await gateway.prepay(request)).toEqual({ outcome: 'unknown', reason: 'malformed' })
        },
      )
    })

    describe('queryOrder', () => {
      test('gives the transaction as WeChat tells it', async () => {
        stub.behave(say(paid))
        expect(await gateway.queryOrder(payment)).toEqual({
          outcome: 'found',
          transaction: {
            signedWith: dialect.signType,
            appid: merchant.appid,
            mchid: merchant.mchid,
            subMchid: null,
            outTradeNo: merchant.outTradeNo,
            tradeState: 'SUCCESS',
            totalFen: 1234,
            payerTotalFen: 1000,
            isCny: true,
            transactionId: '4200001234202611240123456789',
            openid: merchant.openid,
            bankType: 'CMC_DEBIT',
            successTime: new Date('2026-11-24T07:30:00Z'),
          },
        })
      })

      test.each(['REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT'] as const)(
        'passes on the state %s, which carries no money',
        async (tradeState) => {
          stub.behave(say({ call: 'query', tradeState, totalFen: 1234 }))
          expect(await gateway.queryOrder(payment)).toMatchObject({
            outcome: 'found',
            transaction: { tradeState, totalFen: null, transactionId: null, successTime: null },
          })
        },
      )

      test('says not_found for ORDERNOTEXIST', async () => {
        stub.behave(say({ call: 'decline', wechatCode: 'ORDERNOTEXIST' }))
        expect(await gateway.queryOrder(payment)).toEqual({ outcome: 'not_found' })
      })

      test('leaves the repeating of a busy query to its caller', async () => {
        stub.behave(say({ call: 'decline', wechatCode: 'SYSTEMERROR' }))
        expect(await gateway.queryOrder(payment)).toEqual({ outcome: 'busy', wechatCode: 'SYSTEMERROR' })
        expect(stub.seen).toHaveLength(1)
      })
    })

    describe('closeOrder', () => {
      test.each([
        ['is done', closed, { outcome: 'closed' }],
        ['finds it closed', { call: 'decline', wechatCode: 'ORDERCLOSED' }, { outcome: 'closed' }],
        ['finds it paid', { call: 'decline', wechatCode: 'ORDERPAID' }, { outcome: 'already_paid' }],
        [
          'is not possible yet',
          { call: 'decline', wechatCode: 'INVALID_REQUEST' },
          { outcome: 'refused', wechatCode: 'INVALID_REQUEST', blame: 'program' },
        ],
      ] as const)('%s', async (_, statement, answer) => {
        stub.behave(say(statement))
        expect(await gateway.closeOrder(payment)).toEqual(answer)
        expect(stub.seen).toHaveLength(1)
      })
    })

    const calls = [
      ['prepay', prepaid, () => gateway.prepay(request)],
      ['queryOrder', paid, () => gateway.queryOrder(payment)],
      ['closeOrder', closed, () => gateway.closeOrder(payment)],
    ] as const

    describe.each(calls)('G1: %s believes no answer', (_, statement, call) => {
      test.each<[string, Flaw, string]>([
        ['without a signature', { isUnsigned: true }, 'signature'],
        ['signed with another key', { key: 'foreign' }, 'signature'],
        ['about another merchant', { mchid: '1999999999' }, 'mismatch'],
        ['about another appid', { appid: 'wx0000000000000000' }, 'mismatch'],
        ['about another number', { outTradeNo: '20261124999999A1795500000' }, 'mismatch'],
      ])('%s', async (_flaw, flaw, reason) => {
        stub.behave(say(statement, flaw))
        expect(await call()).toEqual({ outcome: 'unknown', reason })
      })
    })

    test('connections are kept for the next call', async () => {
      stub.behave(say(paid))
      await gateway.queryOrder(payment)
      const before = stub.connections()
      for (let n = 0; n < 5; n += 1) await gateway.queryOrder(payment)
      expect(stub.connections()).toBe(before)
    })
  })
}
