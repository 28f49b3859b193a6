import type { CashierView } from './cashier-view'

/** Until when an unpaid order is kept, in Beijing's time: `14:30`, and the day where that is not today's. */
export function keptUntil({ expiresAt, serverTime }: Pick<CashierView, 'expiresAt' | 'serverTime'>): string {
  const [until, now] = [inBeijing(expiresAt), inBeijing(serverTime)]
  const clock = until.toISOString().slice(11, 16)
  const isToday = until.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)
  return isToday ? clock : `${until.getUTCMonth() + 1}月${until.getUTCDate()}日 ${clock}`
}

/** A moment whose UTC fields read as Beijing's clock, which knows no summer time. */
function inBeijing(time: string): Date {
  return new Date(Date.parse(time) + 8 * 3_600_000)
}
