import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatYuan, parseFen } from '@/lib/domain/money'

test('fen are shown as yuan with two digits and grouped thousands', () => {
  expect(formatYuan(1)).toBe('0.01')
  expect(formatYuan(3990)).toBe('39.90')
  expect(formatYuan(123_456_789)).toBe('1,234,567.89')
  expect(formatYuan(-50)).toBe('-0.50')
})

test('every whole amount reads back as written', () => {
  fc.assert(fc.property(fc.nat(), (fen) => parseFen(String(fen)) === fen))
})

test.each([
  undefined,
  '',
  ' 1',
  '1 ',
  '+1',
  '-1',
  '01',
  '1.0',
  '1e2',
  '0x10',
  '１',
  '٣',
  '9007199254740993',
  '99999999999999999',
  'NaN',
])('%j is no amount', (text) => {
  expect(parseFen(text)).toBeNull()
})
