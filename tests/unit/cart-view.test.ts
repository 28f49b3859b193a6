import { expect, test } from 'vitest'
import { foreseen, piecesLeft, summaryOf, withQuantity, type CartLine } from '@/lib/domain/cart-view'

const line: CartLine = {
  skuId: 1,
  productSlug: 'comb',
  productTitle: '木梳',
  skuName: '宽齿',
  picture: '/comb.svg',
  quantity: 2,
  priceFen: 6900,
  lineFen: 13_800,
  stockAvailable: 40,
  isOnSale: true,
  problem: null,
  isSelected: true,
  addedPriceFen: 6900,
}
const left = { ...line, skuId: 2, isSelected: false }
const soldOut: CartLine = { ...line, skuId: 3, stockAvailable: 0, problem: 'sold_out' }

test('the total is of what is selected and can be had; the badge counts everything', () => {
  expect(summaryOf([line, left, soldOut])).toEqual({
    pieces: 6,
    selectedPieces: 2,
    totalFen: 13_800,
    isAllSelected: false,
    canOrder: true,
  })
})

test('all are selected when all that can be had are', () => {
  expect(summaryOf([line, soldOut]).isAllSelected).toBe(true)
  expect(summaryOf([soldOut])).toMatchObject({ isAllSelected: false, canOrder: false })
  expect(summaryOf([left])).toMatchObject({ selectedPieces: 0, totalFen: 0, canOrder: false })
})

test('too few of a selected line stop the order, of another they do not', () => {
  const scarce = { ...withQuantity(line, 50), skuId: 4 }
  expect(scarce).toMatchObject({ problem: 'low_stock', lineFen: 345_000 })
  expect(summaryOf([line, scarce]).canOrder).toBe(false)
  expect(summaryOf([line, { ...scarce, isSelected: false }]).canOrder).toBe(true)
})

test('more than one order may cost cannot be checked out', () => {
  expect(summaryOf([{ ...withQuantity(line, 99), priceFen: 100_000_000, stockAvailable: 99 }]).canOrder).toBe(
    false,
  )
})

test('ahead of the server a coupon is reckoned with only for the sum that the server knew', () => {
  const lines = [line, left]
  const cart = { lines, ...summaryOf(lines), discountFen: 1000 }
  const unticked = foreseen(
    cart,
    lines.map((one) => ({ ...one, isSelected: false })),
  )
  expect(unticked).toMatchObject({ totalFen: 0, discountFen: 0, selectedPieces: 0 })
  // Without the line that was left out, what is selected costs the same.
  expect(foreseen(cart, [line])).toMatchObject({ lines: [line], totalFen: 13_800, discountFen: 1000 })
})

test.each([
  [{ stockAvailable: 40 }, null],
  [{ stockAvailable: 5 }, 5],
  [{ stockAvailable: 6 }, null],
  [{ stockAvailable: 8, quantity: 8 }, 8],
  [{ stockAvailable: 99, quantity: 99 }, null],
  [{ stockAvailable: 1, problem: 'low_stock' }, null],
] as const)('of %j it says that %s are left', (change, said) => {
  expect(piecesLeft({ ...line, ...change })).toBe(said)
})
