import { expect, test } from 'vitest'
import { isPrivateIp } from '@/lib/domain/ip'
import { clientIp } from '@/scripts/server/client-ip'

const peer = (forwardedFor?: string) => ({ socketAddress: '::ffff:10.0.0.2', forwardedFor })

test('E15: with no trusted proxy, X-Forwarded-For says nothing', () => {
  expect(clientIp(peer('203.0.113.9'), 0)).toBe('10.0.0.2')
})

test('E15: each trusted proxy is one entry from the right; what the client wrote before them is ignored', () => {
  expect(clientIp(peer('198.51.100.1, 203.0.113.9'), 1)).toBe('203.0.113.9')
  expect(clientIp(peer('198.51.100.1, 203.0.113.9, 10.0.0.1'), 2)).toBe('203.0.113.9')
  expect(clientIp(peer('2001:db8::7'), 1)).toBe('2001:db8::7')
})

test('an entry that is no address is not believed', () => {
  expect(clientIp(peer("203.0.113.9, ' OR 1=1"), 1)).toBe('10.0.0.2')
  expect(clientIp(peer(), 1)).toBe('10.0.0.2')
  expect(clientIp(peer('unknown'), 2)).toBe('10.0.0.2')
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.1',
  '192.168.0.9',
  '::1',
  'fd00::1',
  'fe80::1',
])('%s is in our network', (ip) => expect(isPrivateIp(ip)).toBe(true))

test.each(['203.0.113.9', '172.32.0.1', '11.0.0.1', '2001:db8::1', '', '1270.0.1'])('%s is not', (ip) =>
  expect(isPrivateIp(ip)).toBe(false),
)
