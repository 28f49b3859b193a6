import { expect, test } from 'vitest'
import { EnvError, readEnv } from '@/lib/env'
import { testEnv } from '@/tests/support/env'

test('customer service is optional, and given as it stands', () => {
  expect(readEnv(testEnv()).service).toEqual({ url: null, phone: null, hours: null })
  const given = {
    SERVICE_URL: 'https://work.weixin.qq.com/kfid/kfc1234',
    SERVICE_PHONE: '400-123-4567',
    SERVICE_HOURS: '每天 9:00–18:00',
  }
  expect(readEnv(testEnv(given)).service).toEqual({
    url: given.SERVICE_URL,
    phone: given.SERVICE_PHONE,
    hours: given.SERVICE_HOURS,
  })
})

test.each([
  ['SERVICE_URL', 'http://example.com'],
  ['SERVICE_URL', 'javascript:alert(1)'],
  ['SERVICE_URL', 'weixin'],
  ['SERVICE_URL', 'https://user:password@example.com'],
  ['SERVICE_PHONE', 'call me'],
  ['SERVICE_PHONE', '12'],
  ['SERVICE_HOURS', 'x'.repeat(61)],
])('%s is not taken when it is %s', (name, value) => {
  expect(() => readEnv(testEnv({ [name]: value }))).toThrow(EnvError)
})
