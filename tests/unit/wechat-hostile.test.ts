import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fastestMs } from '../fixtures/wechat/fastest'
import { hostileEncodings } from '../fixtures/wechat/hostile-encodings'
import { hostileSignatures } from '../fixtures/wechat/hostile-signatures'
import { hostileXml } from '../fixtures/wechat/hostile-xml'
import { read } from '../fixtures/wechat/read'
import { soundNotifications } from '../fixtures/wechat/sound-notifications'
import { bytes, document, outTradeNo, paid, signed } from '../fixtures/wechat/v2-documents'

const hostile = [...hostileSignatures, ...hostileXml, ...hostileEncodings]

test.each(soundNotifications)('$name is read', ({ body, headers }) => {
  expect(read(body, headers)).toMatchObject({
    outcome: 'verified',
    transaction: { outTradeNo, totalFen: 1234, tradeState: 'SUCCESS' },
  })
})

test('the hostile table is as large as it should be and names nothing twice', () => {
  expect(hostile.length).toBeGreaterThanOrEqual(200)
  expect(new Set(hostile.map(({ name }) => name)).size).toBe(hostile.length)
})

test.each(hostile)('$name is $reading', ({ body, headers, reading }) => {
  expect(read(body, headers)).toEqual({ outcome: reading })
})

test('A18, A19: every hostile body is refused within milliseconds and without memory', async () => {
  for (const { name, body, headers } of hostile) {
    const before = process.memoryUsage().rss
    expect(await fastestMs(() => read(body, headers)), name).toBeLessThan(100)
    expect(process.memoryUsage().rss - before, name).toBeLessThan(10 * 1024 * 1024)
  }
})

test('no truncation of a genuine body verifies', () => {
  const body = bytes(document(signed(paid)))
  for (let length = 0; length < body.length; length += 1) {
    expect(read(body.subarray(0, length)).outcome, String(length)).not.toBe('verified')
  }
})

test('no change of a byte verifies as anything but the same transaction', () => {
  const body = bytes(document(signed(paid)))
  const genuine = read(body)
  fc.assert(
    fc.property(fc.nat({ max: body.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(body)
      changed[at] = (changed[at] ?? 0) ^ flip
      const reading = read(changed)
      if (reading.outcome === 'verified') expect(reading).toEqual(genuine)
    }),
    { numRuns: 5000 },
  )
})

test('random bodies never throw and never verify', () => {
  const text = fc.string({
    unit: fc.constantFrom('<', '>', '/', '&', ';', '#', 'xml', '![CDATA[', ']]>', 'a', '\r'),
  })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), text.map(bytes)), (body) => {
      expect(read(body).outcome).not.toBe('verified')
    }),
    { numRuns: 2000 },
  )
})
