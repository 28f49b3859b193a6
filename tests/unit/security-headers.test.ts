import { expect, test } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from '@/scripts/server/security-headers'

const env = { publicOrigin: 'https://mall.example.com', openBaseUrl: 'https://open.weixin.qq.com' }

test('a posted checkout may be sent on to the authorize page, and nothing else of WeChat is let in', () => {
  const policy = contentSecurityPolicy({ env, nonce: 'abc', isDev: false })
  expect(policy).toContain("form-action 'self' https://open.weixin.qq.com")
  expect(policy).toContain("script-src 'self' 'nonce-abc';")
  expect(policy).not.toContain('unsafe')
})

test('only a shop on https asks browsers to stay there', () => {
  expect(securityHeaders('/', '', 'https://mall.example.com')).toHaveProperty('strict-transport-security')
  expect(securityHeaders('/', '', 'http://localhost:3000')).not.toHaveProperty('strict-transport-security')
})

test('D11: the page whose address carries a code sends no Referer', () => {
  expect(securityHeaders('/pay/oauth/callback', '', '')['referrer-policy']).toBe('no-referrer')
})
