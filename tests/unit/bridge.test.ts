import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bridgeResults, hintOf, resultOf } from '@/lib/domain/bridge'

const table = [
  ['get_brand_wcpay_request:ok', 'maybe_paid'],
  ['get_brand_wcpay_request:cancel', 'not_paid'],
  ['get_brand_wcpay_request:fail', 'unclear'],
  ['get_brand_wcpay_request:fail_invalid appid', 'unclear'],
  ['调用支付JSAPI缺少参数：total_fee', 'unclear'],
  ['pre_verify_jsapi:ok', 'ignore'],
  ['pre_verify_jsapi:fail', 'unclear'],
  ['getBrandWCPayRequest:fail_no permission to execute', 'not_permitted'],
  ['getBrandWCPayRequest:fail, the permission value is offline verifying', 'not_permitted'],
  ['getBrandWCPayRequest:fail', 'unclear'],
  ['system:access_denied', 'not_permitted'],
  ['system:function_not_exist', 'not_permitted'],
  ['', 'unclear'],
  [undefined, 'unclear'],
  [null, 'unclear'],
  [0, 'unclear'],
  [{ toString: () => 'get_brand_wcpay_request:ok' }, 'unclear'],
] as const

for (const [errMsg, hint] of table) {
  test(`${JSON.stringify(errMsg)} is ${hint}`, () => {
    expect(hintOf(errMsg)).toBe(hint)
  })
}

test('the timeline keeps one of four words for whatever the phone said', () => {
  expect(table.map(([errMsg]) => resultOf(errMsg))).toEqual([
    ...[
      'ok',
      'cancel',
      'fail',
      'fail',
      'unknown',
      'unknown',
      'unknown',
      'fail',
      'fail',
      'fail',
      'fail',
      'fail',
    ],
    ...['unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
  ])
  fc.assert(fc.property(fc.anything(), (errMsg) => bridgeResults.includes(resultOf(errMsg))))
})

test('only the whole string counts: anything around it makes a stranger', () => {
  const around = fc.tuple(fc.string(), fc.string()).filter(([before, after]) => before + after !== '')
  fc.assert(
    fc.property(around, fc.constantFrom('ok', 'cancel'), ([before, after], word) => {
      expect(hintOf(`${before}get_brand_wcpay_request:${word}${after}`)).toBe('unclear')
    }),
  )
})

test('capitals make a stranger too', () => {
  expect(hintOf('GET_BRAND_WCPAY_REQUEST:OK')).toBe('unclear')
  expect(hintOf('get_brand_wcpay_request: ok')).toBe('unclear')
})
