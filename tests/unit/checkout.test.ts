import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressSchema, checkoutRequestSchema, orderRequestSchema } from '@/lib/domain/checkout'
import { orderNoOf, orderNoPattern } from '@/lib/domain/order-no'

const address = { recipient: '韩梅梅', phone: '13800138000', region: '广东省 深圳市', detail: '科技路 1 号' }

test.each(['138 0013 8000', '138-0013-8000', '+86 13800138000', '8613800138000', ' 13800138000 '])(
  'the phone %j is kept as 11 digits',
  (phone) => {
    expect(addressSchema.parse({ ...address, phone }).phone).toBe('13800138000')
  },
)

test.each(['', '1380013800', '138001380000', '23800138000', '1380013800a', '１３８００１３８０００'])(
  'the phone %j is refused',
  (phone) => {
    expect(addressSchema.safeParse({ ...address, phone }).success).toBe(false)
  },
)

test.each(['\u0000', '张\u0000三', '\ud800', '   ', '\r\n', '三'.repeat(31)])(
  'the recipient %j is refused',
  (recipient) => {
    expect(addressSchema.safeParse({ ...address, recipient }).success).toBe(false)
  },
)

test('a line break or a tab within an address is a space, and counts as one character', () => {
  const typed = {
    ...address,
    recipient: ' 韩\t梅梅\r\n',
    region: '浙江省\t杭州市\u0007西湖区',
    detail: '龙井路1号\r\n\r\n3幢201室',
  }
  expect(addressSchema.parse(typed)).toEqual({
    ...address,
    recipient: '韩 梅梅',
    region: '浙江省 杭州市 西湖区',
    detail: '龙井路1号 3幢201室',
  })
  const longest = `${'一'.repeat(59)}\r\n${'二'.repeat(60)}`
  expect(addressSchema.parse({ ...address, detail: longest }).detail).toHaveLength(120)
})

test('names outside the basic plane, and markup, are text like any other', () => {
  expect(addressSchema.parse({ ...address, recipient: '𠮷田😀' }).recipient).toBe('𠮷田😀')
  expect(addressSchema.parse({ ...address, detail: '<b>1 号</b> & 2 号' }).detail).toBe('<b>1 号</b> & 2 号')
})

test.each([
  'price',
  'priceFen',
  'totalFen',
  'discount',
  'status',
  'paidAt',
  'userId',
  'openid',
  'role',
  'balance',
])('E2: an order that says its own %s is refused', (key) => {
  expect(orderRequestSchema.safeParse({ address }).success).toBe(true)
  expect(orderRequestSchema.safeParse({ address, [key]: 1 }).success).toBe(false)
})

test('E2: __proto__ as a key is refused and changes no prototype', () => {
  const posted = JSON.parse(`{"address":${JSON.stringify(address)},"__proto__":{"role":"admin"}}`)
  expect(orderRequestSchema.safeParse(posted).success).toBe(false)
  expect(Reflect.get({}, 'role')).toBeUndefined()
})

test('an order names exactly one address and at most one source of goods', () => {
  const items = [{ skuId: 1, quantity: 1 }]
  expect(orderRequestSchema.safeParse({}).success).toBe(false)
  expect(orderRequestSchema.safeParse({ address, addressId: 1 }).success).toBe(false)
  expect(orderRequestSchema.safeParse({ address, items, checkoutId: 'abcdefgh' }).success).toBe(false)
})

test('a remark may have lines but no other control characters', () => {
  expect(orderRequestSchema.safeParse({ address, remark: '周末送\n谢谢' }).success).toBe(true)
  expect(orderRequestSchema.safeParse({ address, remark: '\u0000' }).success).toBe(false)
})

test('a remark is as long as the page counts it: a line break is one character', () => {
  const remark = `${'一'.repeat(99)}\r\n${'二'.repeat(50)}\r\n${'三'.repeat(49)}`
  expect(orderRequestSchema.parse({ address, remark }).remark).toHaveLength(200)
  expect(orderRequestSchema.safeParse({ address, remark: `${remark}四` }).success).toBe(false)
})

test('E8: an order number is 20 digits and never begins with 0, whatever the dice say', () => {
  const dice = fc.func(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  fc.assert(
    fc.property(dice, (roll) => {
      const orderNo = orderNoOf((min, max) => min + Math.floor(roll(min, max) * (max - min)))
      expect(orderNo).toMatch(orderNoPattern)
    }),
  )
  expect(orderNoOf((min) => min)).toBe('10000000000000000000')
  expect(orderNoOf((_, max) => max - 1)).toBe('99999999999999999999')
})

test.each([-1, 0.5, 2_147_483_648, Number.NaN, '6900', 'x', null, [], {}, undefined])(
  'what a page showed as %j is no amount: nothing is compared, and nothing is refused',
  (shown) => {
    const items = [{ skuId: 1, quantity: 1 }]
    const asked = { items: [{ ...items[0], priceFen: shown }], totalFen: shown }
    const read = checkoutRequestSchema.parse(asked)
    expect(read.totalFen).toBeUndefined()
    expect(read.items?.[0]?.priceFen).toBeUndefined()
    expect(checkoutRequestSchema.parse({ items }).items).toEqual(items)
  },
)

test('what a page showed is kept to be compared, and is nothing that an order may bring', () => {
  const items = [{ skuId: 1, quantity: 1, priceFen: 6900 }]
  expect(checkoutRequestSchema.parse({ items, totalFen: 0 })).toEqual({ items, totalFen: 0 })
  expect(checkoutRequestSchema.safeParse({ items: [...items, ...items] }).success).toBe(false)
  expect(orderRequestSchema.safeParse({ items, address }).success).toBe(false)
})
