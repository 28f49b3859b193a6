import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideRetirement } from '@/lib/domain/payment-retire'
import {
  decideStart,
  splitParts,
  type PayableOrder,
  type Payment,
  type Wanted,
} from '@/lib/domain/payment-start'
import { makeOutTradeNo } from '@/lib/domain/out-trade-no'

const now = new Date('2026-11-24T02:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)

const account = {
  appid: 'wx1234567890abcdef',
  mchid: '1900000109',
  openid: 'oA',
  protocol: 'v2',
} as const

const wanted: Wanted = { ...account, useBalance: false }

const live: Payment = {
  ...account,
  id: 1,
  attempt: 1,
  state: 'payable',
  signType: 'MD5',
  totalFen: 990,
  balanceFen: 0,
  outTradeNo: '12345678901234567890A1774495197',
  description: '拾物小铺-茶',
  clientIp: '203.0.113.7',
  notifyUrl: 'https://mall.example.com/pay/notify/v2/payment',
  nonceStr: 'n',
  openedAt: minutes(-10),
  expiresAt: minutes(20),
  prepayId: 'wx1',
  prepaidAt: minutes(-10),
}

function order(change: Partial<PayableOrder> = {}): PayableOrder {
  return {
    id: 1,
    orderNo: '12345678901234567890',
    state: 'awaiting_payment',
    totalFen: 990,
    expiresAt: minutes(20),
    attempts: 0,
    live: null,
    availableFen: 0,
    ...change,
  }
}

test('a fresh order opens its first attempt', () => {
  expect(decideStart(order(), wanted, now)).toEqual({
    act: 'open',
    attempt: 1,
    parts: { totalFen: 990, balanceFen: 0 },
  })
})

const withBalance = { ...wanted, useBalance: true }
const held: Payment = { ...live, totalFen: 690, balanceFen: 300 }

test('the balance goes first and WeChat pays the rest', () => {
  const parts = (availableFen: number) => {
    const decision = decideStart(order({ availableFen }), withBalance, now)
    return 'parts' in decision ? [decision.act, decision.parts] : decision
  }
  expect(parts(0)).toEqual(['open', { totalFen: 990, balanceFen: 0 }])
  expect(parts(1)).toEqual(['open', { totalFen: 989, balanceFen: 1 }])
  expect(parts(989)).toEqual(['open', { totalFen: 1, balanceFen: 989 }])
  expect(parts(990)).toEqual(['pay_from_balance', { totalFen: 0, balanceFen: 990 }])
  expect(parts(5_000)).toEqual(['pay_from_balance', { totalFen: 0, balanceFen: 990 }])
})

test('toggling the balance calls for a new number, each way, and keeping it does not', () => {
  const act = (payment: Payment, useBalance: boolean, availableFen = 0) =>
    decideStart(order({ attempts: 1, live: payment, availableFen }), { ...wanted, useBalance }, now).act
  expect(act(held, false)).toBe('replace')
  expect(act(live, true, 300)).toBe('replace')
  expect(act(live, true, 0)).toBe('reuse')
  expect(act(held, true)).toBe('reuse')
  // What came to the balance meanwhile does not disturb an attempt that may be paid this second.
  expect(act(held, true, 1_000)).toBe('reuse')
})

test('whatever the figures, both parts come to the price and neither is negative', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(20_000), (totalFen, availableFen) => {
      const parts = splitParts(order({ totalFen, availableFen }), { useBalance: true })
      expect(parts.totalFen + parts.balanceFen).toBe(totalFen)
      expect(Math.min(parts.totalFen, parts.balanceFen)).toBeGreaterThanOrEqual(0)
      expect(parts.balanceFen).toBeLessThanOrEqual(availableFen)
    }),
  )
})

test('a live attempt is reused while nothing changed', () => {
  expect(decideStart(order({ attempts: 1, live }), wanted, now)).toEqual({
    act: 'reuse',
    payment: live,
    prepayId: 'wx1',
  })
})

test('an attempt WeChat has not answered, or whose prepay_id grew old, is asked for again under its number', () => {
  const unanswered = { ...live, state: 'opened' as const, prepayId: null, prepaidAt: null }
  expect(decideStart(order({ attempts: 1, live: unanswered }), wanted, now).act).toBe('prepay')
  const old = { ...live, prepaidAt: minutes(-115) }
  expect(decideStart(order({ attempts: 1, live: old }), wanted, now).act).toBe('prepay')
})

test.each([
  ['openid', { openid: 'oB' }],
  ['appid', { appid: 'wx0000000000000000' }],
  ['merchant', { mchid: '2' }],
  ['protocol', { protocol: 'v3' }],
] as const)('a changed %s calls for a new number', (_what, change) => {
  expect(decideStart(order({ attempts: 1, live }), { ...wanted, ...change }, now).act).toBe('replace')
})

test('a changed price calls for a new number', () => {
  expect(decideStart(order({ attempts: 1, live, totalFen: 991 }), wanted, now).act).toBe('replace')
})

test('an expired attempt is replaced and a changed sign type is not a reason', () => {
  expect(decideStart(order({ attempts: 1, live: { ...live, expiresAt: now } }), wanted, now).act).toBe(
    'replace',
  )
  const hmac = { ...live, signType: 'HMAC-SHA256' as const }
  expect(decideStart(order({ attempts: 1, live: hmac }), wanted, now).act).toBe('reuse')
})

test.each([
  ['order_paid', { state: 'paid' }],
  ['order_paid', { state: 'shipped' }],
  ['order_paid', { state: 'received' }],
  ['order_closed', { state: 'closed' }],
  ['order_expired', { expiresAt: now }],
  ['too_many_attempts', { attempts: 26 }],
] as const)('%s refuses to start', (reason, change) => {
  expect(decideStart(order(change), wanted, now)).toEqual({ act: 'refuse', reason })
})

test('an attempt under five minutes old is never closed at WeChat', () => {
  const notPaid = { known: 'found', tradeState: 'NOTPAY' } as const
  expect(decideRetirement(notPaid, 5 * 60_000 - 1)).toBe('supersede')
  expect(decideRetirement(notPaid, 5 * 60_000)).toBe('close_at_wechat')
})

test('no certain answer never closes an attempt', () => {
  fc.assert(
    fc.property(fc.nat(), (ageMs) => {
      expect(decideRetirement({ known: 'nothing' }, ageMs)).toBe('supersede')
    }),
  )
})

test('a paid attempt is settled and a closed one closed, however old', () => {
  expect(decideRetirement({ known: 'found', tradeState: 'SUCCESS' }, 0)).toBe('settle')
  expect(decideRetirement({ known: 'found', tradeState: 'CLOSED' }, 0)).toBe('close_here')
  expect(decideRetirement({ known: 'not_found' }, 1_000)).toBe('supersede')
  expect(decideRetirement({ known: 'not_found' }, 5 * 60_000)).toBe('close_here')
})

test('an out_trade_no fits WeChat and no two attempts share one', () => {
  const seen = new Set<string>()
  for (let attempt = 1; attempt <= 26; attempt += 1) {
    const outTradeNo = makeOutTradeNo({ orderNo: '12345678901234567890' }, attempt, now)
    expect(outTradeNo).toMatch(/^[0-9A-Za-z_-]{6,32}$/)
    seen.add(outTradeNo)
  }
  expect(seen.size).toBe(26)
  expect(() => makeOutTradeNo({ orderNo: '1' }, 27, now)).toThrow(RangeError)
})
