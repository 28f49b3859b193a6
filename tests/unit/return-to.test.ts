import { expect, test } from 'vitest'
import { allowedReturnTo } from '@/lib/domain/return-to'

test.each(['/', '/cart', '/products/dan-cong_1', '/pay/12345678901234567890', '/pay/oauthor'])(
  'a login may lead back to %s',
  (path) => {
    expect(allowedReturnTo(path)).toBe(path)
  },
)

test.each([
  null,
  '',
  'cart',
  '//evil',
  '/\\evil',
  'https:evil',
  'https://evil.example/',
  '/%09/evil',
  '/\t/evil',
  '/a//evil',
  '/cart?next=//evil',
  '/cart#x',
  '/Cart',
  '/../etc',
  '/cart\n',
  'javascript:alert(1)',
  `/${'a'.repeat(256)}`,
])('D5: a login asked to lead back to %j leads to /', (path) => {
  expect(allowedReturnTo(path)).toBe('/')
})

test.each(['/pay/oauth', '/pay/oauth/', '/pay/oauth/callback', '/pay/oauth/problem/code'])(
  'a login does not lead back to the login %s, which would never end',
  (path) => {
    expect(allowedReturnTo(path)).toBe('/')
  },
)
