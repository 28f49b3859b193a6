import { expect, test } from 'vitest'
import { readPairs } from '../fixtures/wechat/read'
import { appid, change, mchid, outTradeNo, paid, signed } from '../fixtures/wechat/v2-documents'

function verifiedTransaction(changes: Record<string, string | null>) {
  const reading = readPairs(signed(change(paid, changes)))
  if (reading.outcome !== 'verified') throw new Error(reading.outcome)
  return reading.transaction
}

test('a genuine notification becomes a transaction, every field as received', () => {
  expect(readPairs(signed(paid))).toEqual({
    outcome: 'verified',
    transaction: {
      signedWith: 'HMAC-SHA256',
      appid,
      mchid,
      subMchid: null,
      outTradeNo,
      tradeState: 'SUCCESS',
      totalFen: 1234,
      payerTotalFen: 1234,
      isCny: true,
      transactionId: '4200001234202611240123456789',
      openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      bankType: 'CMC_DEBIT',
      successTime: new Date('2026-11-24T07:30:00Z'),
    },
  })
})

test('A17: a field named __proto__ is a field like any other', () => {
  const transaction = verifiedTransaction({ ['__proto__']: 'x', constructor: 'y' })
  expect(transaction.totalFen).toBe(1234)
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})

test('A8: a foreign or missing identity is passed on for the flow to compare', () => {
  expect(verifiedTransaction({ appid: 'wx0000000000000000' })).toMatchObject({
    appid: 'wx0000000000000000',
  })
  expect(verifiedTransaction({ mch_id: '1999999999' })).toMatchObject({ mchid: '1999999999' })
  expect(verifiedTransaction({ appid: null, mch_id: null })).toMatchObject({ appid: '', mchid: '' })
})

test.each([
  "' OR '1'='1",
  '20261124000001A179550000000000000',
  '12345',
  'x'.repeat(5000),
  '20261124000001А',
  '２０２６１１２４',
  '2026\t1124',
  '2026\n1124',
  '20261124 ',
  '../../etc/passwd',
  '20261124;--',
  '20261124%00',
  '',
])('A10: the signed number %j is malformed', (number) => {
  expect(readPairs(signed(change(paid, { out_trade_no: number })))).toEqual({ outcome: 'malformed' })
})

test.each(['123456', 'A'.repeat(32), 'a-b_c|d*1'])('the number %s is one WeChat allows', (number) => {
  expect(verifiedTransaction({ out_trade_no: number })).toMatchObject({ outTradeNo: number })
})

test('A11: a transaction_id that is missing, empty, long or odd is null', () => {
  for (const odd of [null, '', ' ', '4'.repeat(33), "4200'--", '４２００', '42\n00']) {
    expect(verifiedTransaction({ transaction_id: odd })).toMatchObject({ transactionId: null })
  }
})

test.each([
  '-1234',
  '+1234',
  '1234.0',
  '12.34',
  '0x4D2',
  '1.234e3',
  '1e3',
  ' 1234',
  '1234 ',
  '01234',
  '00',
  '1,234',
  '1_234',
  '１２３４',
  '١٢٣٤',
  '9007199254740993',
  '99999999999999999999',
  'NaN',
  'Infinity',
  'null',
  '',
  null,
])('A12: the amount %j is none', (amount) => {
  expect(verifiedTransaction({ total_fee: amount })).toMatchObject({ totalFen: null })
})

test('A13: only CNY, or silence about it, is CNY', () => {
  for (const odd of ['USD', 'cny', 'CNY ', 'HKD']) {
    expect(verifiedTransaction({ fee_type: odd })).toMatchObject({ isCny: false })
  }
  for (const plain of ['CNY', '', null]) {
    expect(verifiedTransaction({ fee_type: plain })).toMatchObject({ isCny: true })
  }
})

test('A21: an odd time_end is null and loses no money', () => {
  for (const odd of [null, '', '2026', '20261324000000', '20260231000000', '20261124250000', 'yesterday']) {
    expect(verifiedTransaction({ time_end: odd })).toMatchObject({
      tradeState: 'SUCCESS',
      successTime: null,
    })
  }
})

test('A23: the algorithm is the one whose signature fits, whatever sign_type says', () => {
  for (const signType of ['MD5', 'HMAC-SHA256', null]) {
    for (const signedWith of ['MD5', 'HMAC-SHA256'] as const) {
      const pairs = signed(change(paid, { sign_type: signType }), signedWith)
      expect(readPairs(pairs)).toMatchObject({ outcome: 'verified', transaction: { signedWith } })
    }
  }
})

test('A24: a signed failure is PAYERROR, never paid', () => {
  for (const failure of [{ result_code: 'FAIL' }, { return_code: 'FAIL' }]) {
    expect(verifiedTransaction(failure)).toMatchObject({ tradeState: 'PAYERROR' })
  }
})

test('folding a signed failure into the field before it hides it, and makes it nothing', () => {
  const failed = signed(change(paid, { result_code: 'FAIL' }))
  const folded = change(failed, { out_trade_no: `${outTradeNo}&result_code=FAIL`, result_code: null })
  expect(readPairs(folded)).toEqual({ outcome: 'malformed' })
  const aside = signed(change(paid, { result_code: 'FAIL', r: 'x' }))
  expect(readPairs(change(aside, { r: 'x&result_code=FAIL', result_code: null }))).toEqual({
    outcome: 'malformed',
  })
})

test('signed documents without a plain verdict are malformed', () => {
  for (const odd of [
    { return_code: null },
    { result_code: null },
    { result_code: 'success' },
    { result_code: 'SUCCESS ' },
    { return_code: 'OK' },
  ]) {
    expect(readPairs(signed(change(paid, odd)))).toEqual({ outcome: 'malformed' })
  }
})

test('a signed answer to a query, sent to us as a notification, counts for what its trade_state says', () => {
  expect(verifiedTransaction({ trade_state: 'NOTPAY' })).toMatchObject({ tradeState: 'NOTPAY' })
  expect(verifiedTransaction({ trade_state: 'SUCCESS' })).toMatchObject({ tradeState: 'SUCCESS' })
  expect(readPairs(signed(change(paid, { trade_state: 'PAID' })))).toEqual({ outcome: 'malformed' })
})
