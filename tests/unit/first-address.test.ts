import { expect, test } from 'vitest'
import { firstAddress, namedAddress } from '@/app/(mall)/checkout/first-address'

const addresses = [{ id: 7 }, { id: 9 }]
const posted = { recipient: '林小满', phone: '13800138000', region: '杭州', detail: '龙井路 1 号' }

test('a checkout begins with the address it was opened with, whatever was posted before', () => {
  expect(firstAddress({ addresses, named: '9', form: null })).toBe(9)
  expect(firstAddress({ addresses, named: '9', form: { addressId: 7 } })).toBe(9)
  expect(firstAddress({ addresses, named: '9', form: { address: posted } })).toBe(9)
})

test('else with what was posted before, else with the default one, else with a new one', () => {
  expect(firstAddress({ addresses, named: undefined, form: { address: posted } })).toBe('new')
  expect(firstAddress({ addresses, named: undefined, form: { addressId: 9 } })).toBe(9)
  expect(firstAddress({ addresses, named: undefined, form: { addressId: 8 } })).toBe(7)
  expect(firstAddress({ addresses, named: undefined, form: null })).toBe(7)
  expect(firstAddress({ addresses: [], named: undefined, form: null })).toBe('new')
})

test.each(['8', '09', '9 ', '', 'new', ['9', '9'], undefined])(
  '%j names none of the shopper’s own',
  (named) => {
    expect(namedAddress({ addresses, named })).toBeNull()
    expect(firstAddress({ addresses, named, form: null })).toBe(7)
  },
)
