/** When an attempt is first asked about, counted from its opening; later ones follow every `laterMs`. */
const firstAsksMs = [5_000, 30_000, 60_000]

/** Somebody may pay at any moment until the attempt ends, and a lost notification is made good within 90 s. */
const laterMs = 75_000

/** After the attempt's last moment only a close at WeChat is still to come; asked with patience. */
const afterwardsMs = [60_000, 3 * 60_000, 5 * 60_000, 10 * 60_000, 30 * 60_000]

/** When WeChat is asked next about an attempt that is not final: the janitor's plan. Pure. */
export function nextWatchAt(payment: { openedAt: Date; expiresAt: Date }, now: Date): Date {
  const ageMs = now.getTime() - payment.openedAt.getTime()
  const first = firstAsksMs.find((askMs) => askMs > ageMs)
  if (first !== undefined) return new Date(payment.openedAt.getTime() + first)
  const overdueMs = now.getTime() - payment.expiresAt.getTime()
  if (overdueMs <= 0) return new Date(now.getTime() + laterMs)
  return new Date(now.getTime() + backOff(afterwardsMs, overdueMs))
}

/** A refund takes minutes at best: asked after 1, then 5, 10, 20, 30 minutes and every hour (chapter 9_5). */
const refundAsksMs = [60_000, 5 * 60_000, 10 * 60_000, 20 * 60_000, 30 * 60_000, 60 * 60_000]

/** When a refund that is under way is looked at next. */
export function nextRefundWatchAt(refund: { sentAt: Date }, now: Date): Date {
  return new Date(now.getTime() + backOff(refundAsksMs, now.getTime() - refund.sentAt.getTime()))
}

/** The step that fits the time already waited: short at first, then the last one for ever. */
function backOff(steps: readonly number[], waitedMs: number): number {
  return steps.find((stepMs) => stepMs > waitedMs) ?? steps[steps.length - 1] ?? 60_000
}
