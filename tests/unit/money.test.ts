import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatYuan, parseFen, parseYuan } from '@/lib/domain/money'

test('fen are shown as yuan with two digits and grouped thousands', () => {
  expect(formatYuan(1)).toBe('0.01')
  expect(formatYuan(3990)).toBe('39.90')
  expect(formatYuan(123_456_789)).toBe('1,234,567.89')
  expect(formatYuan(-50)).toBe('-0.50')
})

test('yuan are read as a person types them, without a binary fraction on the way', () => {
  const typed = ['12', '12.5', '12.50', ' 0.07 ', '1.1', '00012', '19999999.99', '0']
  const amounts = [1200, 1250, 1250, 7, 110, 1200, 1_999_999_999, 0]
  expect(typed.map(parseYuan)).toEqual(amounts)
  fc.assert(fc.property(fc.nat(9_999_999), (fen) => parseYuan((fen / 100).toFixed(2)) === fen))
})

test.each(['', ' ', '.5', '5.', '1.234', '-1', '+1', '1e2', '1,000', '１２', '¥12', '123456789', 'NaN'])(
  '%j is no amount of yuan',
  (text) => {
    expect(parseYuan(text)).toBeNull()
  },
)

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
