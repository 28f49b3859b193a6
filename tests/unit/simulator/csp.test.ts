import { expect, test } from 'vitest'
import { loosenPolicy, nonceOf } from '../../simulator/csp'

test.each([
  ["script-src 'self'; frame-ancestors 'self'", "script-src 'self'"],
  ["default-src 'none'", "default-src 'self'"],
  ["connect-src 'none'; style-src 'none'", "connect-src 'self'; style-src 'none'"],
  ["script-src 'nonce-a' 'strict-dynamic';", "script-src 'nonce-a' 'strict-dynamic' 'self'"],
  ["frame-ancestors 'none', script-src 'self'", "script-src 'self'"],
])('%s becomes %s', (policy, loosened) => {
  expect(loosenPolicy(policy)).toBe(loosened)
})

test('finds the nonce', () => {
  expect(nonceOf("script-src 'self' 'nonce-AbC+/12=='")).toBe('AbC+/12==')
  expect(nonceOf("script-src 'self'")).toBeNull()
})
