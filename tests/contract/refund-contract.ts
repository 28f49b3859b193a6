import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PaymentGateway, RefundRequest } from '@/lib/payment/ports'
import { merchant, type Dialect, type Flaw, type RefundRow, type Statement } from './dialect'
import { startStub, type Act, type Stub } from './stub-wechat'

const { outRefundNo, outTradeNo } = merchant
const taken = { call: 'refund', totalFen: 1234, refundFen: 500 } as const satisfies Statement
const row = (changes: Partial<RefundRow> = {}): RefundRow => ({
  outRefundNo,
  refundFen: 500,
  status: 'SUCCESS',
  ...changes,
})
const told = (...refunds: RefundRow[]): Statement => ({ call: 'queryRefund', totalFen: 1234, refunds })

/** What every gateway owes the flow when money goes back, over real HTTP. */
export function describeRefunds(dialect: Dialect) {
  describe(`${dialect.name}, refunds`, () => {
    let stub: Stub
    let gateway: PaymentGateway
    const payment = { ...merchant, signType: dialect.signType }
    const request: RefundRequest = {
      payment,
      outRefundNo,
      totalFen: 1234,
      refundFen: 500,
      reason: '少了一件 & <b>🍵</b>',
      notifyUrl: 'https://mall.example.com/pay/notify/refund',
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

    test('a refund that WeChat takes on is accepted', async () => {
      stub.behave(say(taken))
      expect(await gateway.refund(request)).toEqual({ outcome: 'accepted' })
    })

    test.each([
      ['NOTENOUGH', { outcome: 'merchant_funds_low' }],
      ['SYSTEMERROR', { outcome: 'busy', wechatCode: 'SYSTEMERROR' }],
      ['BIZERR_NEED_RETRY', { outcome: 'busy', wechatCode: 'BIZERR_NEED_RETRY' }],
      ['INVALID_REQ_TOO_MUCH', { outcome: 'busy', wechatCode: 'INVALID_REQ_TOO_MUCH' }],
      ['FREQUENCY_LIMITED', { outcome: 'busy', wechatCode: 'FREQUENCY_LIMITED' }],
      [
        'USER_ACCOUNT_ABNORMAL',
        { outcome: 'refused', wechatCode: 'USER_ACCOUNT_ABNORMAL', blame: 'shopper' },
      ],
      ['CERT_ERROR', { outcome: 'refused', wechatCode: 'CERT_ERROR', blame: 'configuration' }],
      ['NOAUTH', { outcome: 'refused', wechatCode: 'NOAUTH', blame: 'configuration' }],
      ['TRADE_OVERDUE', { outcome: 'refused', wechatCode: 'TRADE_OVERDUE', blame: 'program' }],
      ['ERROR', { outcome: 'refused', wechatCode: 'ERROR', blame: 'program' }],
      ['ORDERNOTEXIST', { outcome: 'refused', wechatCode: 'ORDERNOTEXIST', blame: 'program' }],
      ['REFUNDNOTEXIST', { outcome: 'refused', wechatCode: 'REFUNDNOTEXIST', blame: 'program' }],
      ['INVALID_REQUEST', { outcome: 'refused', wechatCode: 'INVALID_REQUEST', blame: 'program' }],
      ['NEVER_SEEN', { outcome: 'refused', wechatCode: 'NEVER_SEEN', blame: 'program' }],
    ])('a refund reacts to %s, and never repeats by itself', async (wechatCode, answer) => {
      stub.behave(say({ call: 'decline', wechatCode }))
      expect(await gateway.refund(request)).toEqual(answer)
      expect(stub.seen).toHaveLength(1)
    })

    test('a refund whose connection breaks is unknown, and is not sent again', async () => {
      stub.behave((response) => response.destroy())
      expect(await gateway.refund(request)).toEqual({ outcome: 'unknown', reason: 'transport' })
      expect(stub.seen).toHaveLength(1)
    })

    test.each<[string, Statement, Flaw]>([
      ['another refund', taken, { outRefundNo: '20261124000001R2' }],
      ['no refund', taken, { outRefundNo: '' }],
      ['no payment', taken, { outTradeNo: '' }],
      ['another amount', { ...taken, refundFen: 501 }, {}],
      ['another total', { ...taken, totalFen: 1235 }, {}],
    ])('an answer to a refund about %s is unknown', async (_, statement, flaw) => {
      stub.behave(say(statement, flaw))
      expect(await gateway.refund(request)).toEqual({ outcome: 'unknown', reason: 'mismatch' })
    })

    const query = () => gateway.queryRefund({ payment, outRefundNo })

    test('a query gives the refund as WeChat tells it', async () => {
      stub.behave(say(told(row())))
      expect(await query()).toEqual({
        outcome: 'found',
        refund: {
          outRefundNo,
          outTradeNo,
          totalFen: 1234,
          refundFen: 500,
          status: 'SUCCESS',
          refundId: '50300001234202611241234567890',
          transactionId: '4200001234202611240123456789',
          succeededAt: new Date('2026-11-24T16:00:01Z'),
        },
      })
    })

    test.each(['PROCESSING', 'CHANGE', 'REFUNDCLOSE'] as const)('a query passes on %s', async (status) => {
      stub.behave(say(told(row({ status }))))
      expect(await query()).toMatchObject({ outcome: 'found', refund: { status, succeededAt: null } })
    })

    test('of several refunds of a payment, a query picks the one asked for', async () => {
      const others = Array.from({ length: 12 }, (_, n) =>
        row({ outRefundNo: `other-${n}`, refundFen: n + 1 }),
      )
      stub.behave(say(told(...others, row({ status: 'CHANGE' }))))
      expect(await query()).toMatchObject({
        outcome: 'found',
        refund: { outRefundNo, refundFen: 500, status: 'CHANGE', refundId: '503000012342026112412345678912' },
      })
    })

    test.each<[string, Statement, string]>([
      ['only about other refunds', told(row({ outRefundNo: 'R' }), row({ outRefundNo: 'r' })), 'mismatch'],
      ['about ours twice', told(row(), row({ status: 'PROCESSING' })), 'mismatch'],
      ['about none', told(), 'malformed'],
    ])('an answer to a query that is %s is unknown', async (_, statement, reason) => {
      stub.behave(say(statement))
      expect(await query()).toEqual({ outcome: 'unknown', reason })
    })

    test('a refund that WeChat does not know was not found', async () => {
      stub.behave(say({ call: 'decline', wechatCode: 'REFUNDNOTEXIST' }))
      expect(await query()).toEqual({ outcome: 'not_found' })
    })

    test('an unknown payment says nothing of its refund', async () => {
      stub.behave(say({ call: 'decline', wechatCode: 'ORDERNOTEXIST' }))
      expect(await query()).toMatchObject({ outcome: 'refused' })
    })

    test('leaves the repeating of a busy query to its caller', async () => {
      stub.behave(say({ call: 'decline', wechatCode: 'SYSTEMERROR' }))
      expect(await query()).toEqual({ outcome: 'busy', wechatCode: 'SYSTEMERROR' })
      expect(stub.seen).toHaveLength(1)
    })

    describe.each([
      ['refund', taken, () => gateway.refund(request)],
      ['queryRefund', told(row()), query],
    ] as const)('G1: %s believes no answer', (_, statement, call) => {
      test.each<[string, Flaw, string]>([
        ['without a signature', { isUnsigned: true }, 'signature'],
        ['signed with another key', { key: 'foreign' }, 'signature'],
        ['about another merchant', { mchid: '1999999999' }, 'mismatch'],
        ['about another appid', { appid: 'wx0000000000000000' }, 'mismatch'],
        ['about another payment', { outTradeNo: '20261124999999A1795500000' }, 'mismatch'],
      ])('%s', async (_flaw, flaw, reason) => {
        stub.behave(say(statement, flaw))
        expect(await call()).toEqual({ outcome: 'unknown', reason })
      })
    })
  })
}
