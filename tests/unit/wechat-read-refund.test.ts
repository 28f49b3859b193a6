import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openReqInfo } from '@/lib/wechat/v2/refund/open-req-info'
import { readRefund } from '@/lib/wechat/v2/refund/read-refund'
import { fastestMs } from '../fixtures/wechat/fastest'
import { hostileRefunds } from '../fixtures/wechat/hostile-refunds'
import { content, outer, outRefundNo, refunded, seal } from '../fixtures/wechat/refund-documents'
import {
  apiKey,
  appid,
  bytes,
  change,
  document,
  mchid,
  outTradeNo,
  paid,
  signed,
  type Pairs,
} from '../fixtures/wechat/v2-documents'

function read(body: Uint8Array, headers: Record<string, string> = { 'content-type': 'text/xml' }) {
  return readRefund({ appid, mchid, apiKey }, { headers: new Headers(headers), body })
}

const readSealed = (plain: string | Uint8Array) => read(bytes(document(outer(seal(plain)))))
const readPairs = (pairs: Pairs) => readSealed(content(pairs))

test('S8: the sealed example of chapter 9_16 opens with the documentation key', () => {
  const sealed =
    'WBzGpzQuNpcFxIlFjUUD9FKo0rHFKIn0kRJVv7PAhPDSCjWAzcyQtBNpSb92FQg9FKQ3UKchg9ThtBc2nKj5Y4/+F/cNMbquYHZEDLZnvie6zuMGQxeUsJDrezCBTVGpWna3ctMkHn6Fty2JplJhd6+7dt8mY4myldvX2SlYHlE='
  const opened = openReqInfo(sealed, '192006250b4c09247ec02edce69f6a2d')
  expect(Buffer.from(opened ?? []).toString('utf8')).toBe(
    '<root><out_refund_no><![CDATA[131811191610442717309]]></out_refund_no><refund_status><![CDATA[SUCCESS]]></refund_status></root>',
  )
  expect(openReqInfo(sealed, apiKey)).toBeNull()
})

test('every length of content comes out as it went in', () => {
  for (let length = 0; length <= 64; length += 1) {
    const plain = Buffer.alloc(length, 'x')
    expect(Buffer.from(openReqInfo(seal(plain), apiKey) ?? 'nothing')).toEqual(plain)
  }
})

test.each([
  ['zero', [0]],
  ['seventeen', Array<number>(17).fill(17)],
  ['255', [255]],
  ['two, once', [1, 2]],
  ['sixteen, fifteen times', [0, ...Array<number>(15).fill(16)]],
  ['of another standard', [0, 0, 0, 4]],
])('C1: content padded with %s is not ours', (_, padding) => {
  const blocks = Buffer.alloc(48, 'x')
  blocks.set(padding, blocks.length - padding.length)
  expect(openReqInfo(seal(blocks, { isPadded: false }), apiKey)).toBeNull()
})

test('a genuine notification becomes a refund, every field as received', () => {
  expect(readPairs(refunded)).toEqual({
    outcome: 'read',
    refund: {
      outRefundNo,
      outTradeNo,
      totalFen: 1234,
      refundFen: 500,
      status: 'SUCCESS',
      refundId: '50300001234202611241234567890',
      transactionId: '4200001234202611240123456789',
      succeededAt: new Date('2026-11-24T16:00:01Z'),
    },
  })
})

test.each(['CHANGE', 'REFUNDCLOSE', 'PROCESSING'])('C5: %s is read, and has no time', (status) => {
  expect(readPairs(change(refunded, { refund_status: status }))).toMatchObject({
    outcome: 'read',
    refund: { status, succeededAt: null },
  })
})

test('C3: amounts and identities are passed on for the flow to compare, and what is none is null', () => {
  expect(readPairs(change(refunded, { refund_fee: '999999', total_fee: '1' }))).toMatchObject({
    refund: { refundFen: 999999, totalFen: 1 },
  })
  for (const odd of [null, '', '-500', '5.00', '0500', '1e3', '９']) {
    const changes = { refund_fee: odd, total_fee: odd, refund_id: odd && '42\n00', success_time: odd }
    expect(readPairs(change(refunded, changes))).toMatchObject({
      outcome: 'read',
      refund: { refundFen: null, totalFen: null, refundId: null, succeededAt: null },
    })
  }
})

const sound: Record<string, string | Uint8Array> = {
  'fields nobody has heard of': content(change(refunded, { brand_new: '1', cash_refund_fee: '500' })),
  'no blanks': content(refunded).replaceAll('\n', ''),
  CRLF: content(refunded).replaceAll('\n', '\r\n'),
  'plain text without CDATA': content(refunded).replaceAll('<![CDATA[', '').replaceAll(']]>', ''),
  'fields in another order': content(refunded.toReversed()),
  'an XML declaration': `<?xml version="1.0" encoding="UTF-8"?>${content(refunded)}`,
  'a BOM': `\ufeff${content(refunded)}`,
}

test.each(Object.entries(sound))('a notification sealed with %s is read', (_, plain) => {
  expect(readSealed(plain)).toMatchObject({ outcome: 'read', refund: { outRefundNo, refundFen: 500 } })
})

test('the root of the sealed document is for it alone', () => {
  expect(read(bytes(document(signed(paid)).replaceAll('xml>', 'root>')))).toEqual({ outcome: 'malformed' })
})

test('the hostile table is as large as it should be and names nothing twice', () => {
  expect(hostileRefunds.length).toBeGreaterThanOrEqual(200)
  expect(new Set(hostileRefunds.map(({ name }) => name)).size).toBe(hostileRefunds.length)
})

test.each(hostileRefunds)('$name is $reading', ({ body, headers, reading }) => {
  expect(read(body, headers)).toEqual({ outcome: reading })
})

test('A18, A19: every hostile body is refused within milliseconds', async () => {
  for (const { name, body, headers } of hostileRefunds) {
    expect(await fastestMs(() => read(body, headers)), name).toBeLessThan(100)
  }
})

test('no change of a byte reads as anything but a refund of plain values, and nothing throws', () => {
  const body = bytes(document(outer(seal(content(refunded)))))
  fc.assert(
    fc.property(fc.nat({ max: body.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(body)
      changed[at] = (changed[at] ?? 0) ^ flip
      const reading = read(changed)
      if (reading.outcome === 'read') expect(reading.refund.outRefundNo).toMatch(/^[0-9A-Za-z_\-|*@]{1,64}$/)
    }),
    { numRuns: 3000 },
  )
})

test('random ciphertexts never throw and are foreign', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 256 }), (cipher) => {
      const reqInfo = Buffer.from(cipher).toString('base64')
      expect(read(bytes(document(outer(reqInfo))))).toEqual({ outcome: 'foreign' })
    }),
    { numRuns: 2000 },
  )
})
