import { countStops, tabThrough, type Stop } from './support/focus'
import { visit, visitors } from './support/pages'
import { expect, test } from './support/test'

/** Where shoppers decide and pay; the other pages are made of the same parts. */
const keyPages = [
  'home',
  'product',
  'cart',
  'checkout',
  'cashier',
  'order-refunded',
  'order-refund',
  'address',
]

test('the Tab key reads every key page from top to foot, shows where it is, and gets out again', async ({
  phone,
  mall,
}) => {
  const sights = await visitors['a regular'].sights(phone, mall)
  const chosen = sights.filter(({ name }) => keyPages.includes(name))
  expect(chosen).toHaveLength(keyPages.length)
  for (const sight of chosen) {
    // A list that grows while it is read has no end to reach.
    const path = sight.name === 'home' ? '/?shown=48' : sight.path
    await visit(phone, { ...sight, path, origin: mall.origin })
    const stops = await tabThrough(phone.page)
    expect.soft(stops.length, `${sight.name}: places that Tab reaches`).toBe(await countStops(phone.page))
    expect.soft(faultsOf(stops), sight.name).toEqual([])
  }
})

function faultsOf(stops: readonly Stop[]): string[] {
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1]
    const faults: string[] = []
    if (!stop.isMarked) faults.push(`${stop.name} does not show that it has the focus`)
    if (!stop.isInSight) faults.push(`${stop.name} has the focus out of sight`)
    if (before && stop.place < before.place) faults.push(`${stop.name} comes after ${before.name}`)
    const isAbove = before && before.top !== null && stop.top !== null && stop.bottom <= before.top
    if (isAbove) faults.push(`${stop.name} is above ${before.name}, which has the focus first`)
    return faults
  })
}
