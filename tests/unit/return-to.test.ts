import { expect, test } from 'vitest'
import { loginPath } from '@/lib/domain/login-path'
import { allowedReturnTo } from '@/lib/domain/return-to'

test.each(['/', '/cart', '/products/dan-cong_1', '/pay/12345678901234567890', '/pay/oauthor'])(
  'a login may lead back to %s',
  (path) => {
    expect(allowedReturnTo(path)).toBe(path)
  },
)

test.each([
  '/orders?tab=to_pay',
  '/orders?tab=all&before=12345678901234567890&shown=40',
  '/orders/12345678901234567890?again=1',
  '/pay/12345678901234567890?balance=1',
  '/checkout/continue?balance=1',
  '/me/coupons?show=used',
  '/me/balance?before=42',
  '/me/addresses/7?from=checkout',
])('a login may lead back to the view %s of a page', (path) => {
  expect(allowedReturnTo(path)).toBe(path)
})

test.each([
  '/orders?',
  '/orders?tab=to_pay?',
  '/orders?tab=to_pay#x',
  '/orders?tab=to_pay\n',
  '/orders?tab=to%0d%0a',
  '/orders?to=//evil',
  '/orders?to=https:evil',
  '/orders?to=\\evil',
  '/orders?Tab=to_pay',
  `/orders?tab=${'a'.repeat(100)}`,
  '/cart?added=1',
  '/?claimed=1',
  '//evil?tab=to_pay',
  '/evil//orders?tab=to_pay',
  '/pay/oauth?balance=1',
  '/pay/oauth/callback?code=1',
  '/pay/x?balance=1',
  'orders?tab=to_pay',
])('a login asked to lead back to %j, which is no view of ours, leads to /', (path) => {
  expect(allowedReturnTo(path)).toBe('/')
})

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

test('in the address of the login the way back is one parameter, whatever is in it', () => {
  const path = '/orders?tab=to_pay&shown=40'
  const { pathname, searchParams } = new URL(loginPath(path), 'https://shop.example')
  expect([pathname, [...searchParams]]).toEqual(['/pay/oauth', [['returnTo', path]]])
})
