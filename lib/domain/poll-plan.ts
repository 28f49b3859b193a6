/** How long a page asks after a payment before it sends the shopper to the order list. */
export const pollLimitMs = 60_000

const firstDelaysMs = [1_000, 2_000, 3_000]
const laterDelayMs = 5_000

/**
 * When to ask the server next, counted from an answer: 1, 2, 3, then every 5 seconds, so that a notification that
 * is there is seen at once and one that is late costs little. Null once the next question would come after
 * `pollLimitMs`. `elapsedMs` is measured from the first question.
 */
export function nextPollDelayMs(askedCount: number, elapsedMs: number): number | null {
  const delayMs = firstDelaysMs[askedCount - 1] ?? laterDelayMs
  return elapsedMs + delayMs > pollLimitMs ? null : delayMs
}
