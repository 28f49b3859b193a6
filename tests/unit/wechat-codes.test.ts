import { expect, test } from 'vitest'
import { fitDescription, fitRefundReason, orderTitle } from '@/lib/domain/description'
import { acknowledge } from '@/lib/wechat/v2/acknowledge'
import { formatBeijingTime, parseBeijingTime, parseSpacedBeijingTime } from '@/lib/wechat/v2/beijing-time'
import { codeOfReturnMessage, reactionTo } from '@/lib/wechat/v2/error-codes'

test.each([
  ['ORDERPAID', 'already_paid'],
  ['ORDERCLOSED', 'already_closed'],
  ['ORDERNOTEXIST', 'not_found'],
  ['INVALID_REQUEST', 'number_used'],
  ['OUT_TRADE_NO_USED', 'number_used'],
  ['SYSTEMERROR', 'busy'],
  ['BIZERR_NEED_RETRY', 'busy'],
  ['FREQUENCY_LIMITED', 'busy'],
  ['INVALID_REQ_TOO_MUCH', 'busy'],
  ['ORDER_NOT_READY', 'busy'],
  ['NOTENOUGH', 'funds_low'],
  ['REFUNDNOTEXIST', 'refund_not_found'],
  ['USER_ACCOUNT_ABNORMAL', 'shopper'],
  ['CERT_ERROR', 'configuration'],
  ['TRADE_OVERDUE', 'program'],
  ['ERROR', 'program'],
  ['INVALID_TRANSACTIONID', 'program'],
  ['REFUND_FEE_MISMATCH', 'program'],
  ['REFUND_FEE_INVALID', 'program'],
  ['NOAUTH', 'configuration'],
  ['APPID_NOT_EXIST', 'configuration'],
  ['MCHID_NOT_EXIST', 'configuration'],
  ['APPID_MCHID_NOT_MATCH', 'configuration'],
  ['SIGNERROR', 'configuration'],
  ['XML_FORMAT_ERROR', 'configuration'],
  ['REQUIRE_POST_METHOD', 'configuration'],
  ['POST_DATA_EMPTY', 'configuration'],
  ['NOT_UTF8', 'configuration'],
  ['LACK_PARAMS', 'program'],
  ['PARAM_ERROR', 'program'],
])('%s asks for the reaction %s', (code, reaction) => {
  expect(reactionTo(code)).toBe(reaction)
})

test('a code never seen is a refusal to look at, even one named like a property', () => {
  for (const code of ['NEVER_SEEN', '', '__proto__', 'constructor', 'orderpaid']) {
    expect(reactionTo(code)).toBe('program')
  }
})

test('sentences of unsigned complaints are recognised, and never as good news', () => {
  expect(codeOfReturnMessage('签名错误')).toBe('SIGNERROR')
  expect(codeOfReturnMessage('appid不存在')).toBe('APPID_NOT_EXIST')
  expect(codeOfReturnMessage('mch_id不存在')).toBe('MCHID_NOT_EXIST')
  expect(codeOfReturnMessage('appid and mch_id not match')).toBe('APPID_MCHID_NOT_MATCH')
  expect(codeOfReturnMessage('appid和mch_id不匹配')).toBe('APPID_MCHID_NOT_MATCH')
  expect(codeOfReturnMessage('XML格式错误')).toBe('XML_FORMAT_ERROR')
  expect(codeOfReturnMessage('系统繁忙，请稍后再试')).toBe('SYSTEMERROR')
  expect(codeOfReturnMessage('证书验证失败')).toBe('CERT_ERROR')
  expect(codeOfReturnMessage('invalid refund_fee')).toBe('PARAM_ERROR')
  for (const message of ['', 'OK', 'ORDERPAID', '订单已支付', 'ORDERCLOSED', 'ORDERNOTEXIST']) {
    expect(codeOfReturnMessage(message)).toBeNull()
  }
})

test('A30: acknowledgements are WeChat’s bytes and nothing else', () => {
  const ok = acknowledge({ accepted: true })
  expect(ok.status).toBe(200)
  expect(ok.headers['content-type']).toBe('text/xml')
  expect(ok.text).toBe(
    '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>',
  )
  const fail = acknowledge({ accepted: false, status: 422 })
  expect(fail.status).toBe(422)
  expect(fail.headers['content-type']).toBe('text/xml')
  expect(fail.text).toBe(
    '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[FAIL]]></return_msg></xml>',
  )
})

test('Beijing time is eight hours ahead, over midnight and the new year', () => {
  expect(formatBeijingTime(new Date('2026-12-31T16:00:00.999Z'))).toBe('20270101000000')
  expect(parseBeijingTime('20270101000000')).toEqual(new Date('2026-12-31T16:00:00Z'))
  expect(parseBeijingTime('20280229235959')).toEqual(new Date('2028-02-29T15:59:59Z'))
})

test.each([
  undefined,
  '',
  '2027010100000',
  '202701010000000',
  '20270229000000',
  '20270101240000',
  '2027010100006x',
])('the time %j is none', (text) => {
  expect(parseBeijingTime(text)).toBeNull()
})

test('the refund calls write the same time with separators, and nothing else is one', () => {
  expect(parseSpacedBeijingTime('2027-01-01 00:00:00')).toEqual(new Date('2026-12-31T16:00:00Z'))
  for (const odd of [undefined, '', '20270101000000', '2027-02-29 00:00:00', '2027-01-01T00:00:00']) {
    expect(parseSpacedBeijingTime(odd)).toBeNull()
  }
})

test('E17: a reason for a refund fits 80 bytes, cut on a code point, and may be empty', () => {
  expect(fitRefundReason('a'.repeat(81))).toBe('a'.repeat(80))
  expect(fitRefundReason(`${'a'.repeat(78)}茶`)).toBe('a'.repeat(78))
  expect(fitRefundReason('少了\r\n一件\u0000')).toBe('少了 一件')
  expect(fitRefundReason(' \n ')).toBe('')
})

test('E17: a description fits 127 bytes, cut on a code point', () => {
  expect(fitDescription('收银小店-龙井茶')).toBe('收银小店-龙井茶')
  expect(fitDescription('a'.repeat(127))).toBe('a'.repeat(127))
  expect(fitDescription('a'.repeat(128))).toBe('a'.repeat(127))
  expect(fitDescription('茶'.repeat(100))).toBe('茶'.repeat(42))
  expect(fitDescription('🍵'.repeat(100))).toBe('🍵'.repeat(31))
  expect(fitDescription(`${'a'.repeat(125)}🍵`)).toBe('a'.repeat(125))
})

test('E17: control characters, line ends and lone surrogates become a space, and nothing becomes 商品', () => {
  expect(fitDescription('龙井\r\n茶\u0000\u001b[0m\u2028叶')).toBe('龙井 茶 [0m 叶')
  expect(fitDescription('a\ud800b')).toBe('a b')
  expect(fitDescription(' \n\u0007 ')).toBe('商品')
})

test('an order is called by its first line: how many of it, or how many pieces beside it', () => {
  expect(orderTitle({ titles: ['龙井'], pieces: 1 })).toBe('龙井')
  expect(orderTitle({ titles: ['龙井'], pieces: 17 })).toBe('龙井 ×17')
  expect(orderTitle({ titles: ['龙井', '木梳'], pieces: 5 })).toBe('龙井 等5件')
})
