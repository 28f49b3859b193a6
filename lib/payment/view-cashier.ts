import 'server-only'
import type { CashierView } from '@/lib/domain/cashier-view'
import { orderTitle } from '@/lib/domain/description'
import type { Server } from '@/lib/server'
import { readCashier } from '@/lib/store/cashier'

/** What the cashier page shows, from the server's clock and books; null for an unknown or somebody else's order. */
export async function viewCashier(
  deps: Pick<Server, 'pool' | 'clock'>,
  of: { userId: number; orderNo: string },
): Promise<CashierView | null> {
  const row = await readCashier(deps.pool, of)
  if (row === null) return null
  return {
    orderNo: row.orderNo,
    state: row.state,
    totalFen: row.totalFen,
    payableFen: row.state === 'awaiting_payment' ? row.totalFen : 0,
    paidAt: row.paidAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
    serverTime: deps.clock.now().toISOString(),
    title: orderTitle(row),
    mayBeCharged: row.state === 'awaiting_payment' && row.mayBeCharged,
  }
}
