/** What `orderNoOf` makes; the database checks the same. */
export const orderNoPattern = /^[1-9][0-9]{19}$/

const half = 10_000_000_000

/**
 * A new order number: 20 random digits, the first not 0 (about 2^66 of them, so nobody can guess one).
 * It leaves 12 characters of WeChat's 32 for an attempt's own suffix in `out_trade_no`.
 * `randomInt(min, max)` must be uniform over min ≤ n < max, and unpredictable.
 */
export function orderNoOf(randomInt: (min: number, max: number) => number): string {
  const head = randomInt(half / 10, half)
  const tail = randomInt(0, half)
  return `${head}${String(tail).padStart(10, '0')}`
}
