import { expect, test } from 'vitest'
import { refusalOf } from '@/components/refusal'
import { withError } from '@/lib/mall/action-route'
import { noticeOf } from '@/lib/mall/notice'

const requestId = '0b6e2a34-9f5c-4a51-8d5e-0f2f6a7f9b10'

/** What a page is asked for, and shows, after a form was refused. */
function shown(path: string): string | null {
  return noticeOf(Object.fromEntries(new URL(path, 'https://shop.example').searchParams))
}

test('a page says under which number the shop’s own fault is in the log', () => {
  const path = withError('/checkout?balance=1', 'internal', requestId)
  expect(path).toBe(`/checkout?balance=1&error=internal&request=${requestId}`)
  expect(shown(path)).toBe(`系统开小差了，请稍后再试（请求编号 ${requestId}）`)
})

test('a fault of nobody’s has no number, not even an added one', () => {
  const path = withError('/cart', 'out_of_stock', requestId)
  expect(path).toBe('/cart?error=out_of_stock')
  expect(shown(`${path}&request=${requestId}`)).toBe('商品库存不足，请修改数量后再提交')
})

test.each(['call 12345678', `${requestId} call 12345678`, `${requestId}\n`, requestId.toUpperCase(), ''])(
  'the number %j is none, and is not shown',
  (request) => {
    const query = new URLSearchParams({ error: 'internal', request })
    expect(shown(`/cart?${query}`)).toBe('系统开小差了，请稍后再试')
    expect(noticeOf({ error: 'internal', request: [requestId, requestId] })).toBe('系统开小差了，请稍后再试')
  },
)

test('a JSON error says the same: the number for the shop’s own fault alone', () => {
  const json = { error: { code: 'internal', message: '说明', requestId } }
  expect(refusalOf({ status: 500, json })).toBe(`说明（请求编号 ${requestId}）`)
  expect(refusalOf({ status: 409, json })).toBe('说明')
})

test('what is no answer of ours has no sentence', () => {
  for (const json of [null, 'x', [], {}, { error: null }, { error: { message: 1, requestId } }]) {
    expect(refusalOf({ status: 500, json })).toBeNull()
  }
})
