import 'server-only'
import type { CashierView } from '@/lib/domain/cashier-view'
import { orderTitle } from '@/lib/domain/description'
import { splitParts } from '@/lib/domain/payment-start'
import { strayProgressOf } from '@/lib/domain/stray'
import type { Server } from '@/lib/server'
import { readCashier, type CashierRow } from '@/lib/store/cashier'

/** What the cashier page shows, from the server's clock and books; null for an unknown or somebody else's order. */
export async function viewCashier(
  deps: Pick<Server, 'pool' | 'clock'>,
  of: { userId: number; orderNo: string },
): Promise<CashierView | null> {
  const now = deps.clock.now()
  const row = await readCashier(deps.pool, of, now)
  return row && cashierViewOf(row, now)
}

/** The same from a row already read. */
export function cashierViewOf(row: CashierRow, now: Date): CashierView {
  return {
    orderNo: row.orderNo,
    state: row.state,
    closeReason: row.closeReason,
    totalFen: row.totalFen,
    ...amountsOf(row),
    paidAt: row.paidAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
    serverTime: now.toISOString(),
    title: orderTitle(row),
    mayBeCharged: row.state === 'awaiting_payment' && row.mayBeCharged,
    hasNews: row.hasNews,
    strays: (row.strays ?? []).map(({ state, ...stray }) => ({ ...stray, progress: strayProgressOf(state) })),
  }
}

type Amounts = Pick<CashierView, 'payableFen' | 'balanceFen' | 'availableFen'>

function amountsOf({ state, totalFen, attempt, availableFen }: CashierRow): Amounts {
  const heldFen = attempt?.balanceFen ?? 0
  if (state !== 'awaiting_payment') return { payableFen: 0, balanceFen: heldFen, availableFen }
  // Split as a start would, so that the page promises what the button then does, also after a change of the price.
  const parts = splitParts({ totalFen, availableFen, live: attempt }, { useBalance: heldFen > 0 })
  return { payableFen: parts.totalFen, balanceFen: parts.balanceFen, availableFen: availableFen + heldFen }
}
