/** An order has at most this many attempts: one marker letter each. */
export const maxAttempts = 26

/**
 * WeChat's name for one attempt (out_trade_no, 6 to 32 of `[0-9A-Za-z_-]`, chapter 9_1):
 * the order number, a letter for the attempt (A, B, …) and the second it was opened.
 * Throws RangeError when the attempt is not 1 to 26.
 */
export function makeOutTradeNo(order: { orderNo: string }, attempt: number, openedAt: Date): string {
  if (!Number.isInteger(attempt) || attempt < 1 || attempt > maxAttempts) {
    throw new RangeError('attempt must be 1 to 26')
  }
  const marker = String.fromCharCode('A'.charCodeAt(0) + attempt - 1)
  const seconds = Math.floor(openedAt.getTime() / 1000)
  return `${order.orderNo}${marker}${seconds}`
}
