import 'server-only'
import type { CashierView } from '@/lib/domain/cashier-view'
import type { Server } from '@/lib/server'
import { readCashier, type CashierRow, type CashierViewer } from '@/lib/store/cashier'
import { claimQuery, markClosed } from '@/lib/store/payments'
import { queryPayment } from './query-payment'
import { cashierViewOf } from './view-cashier'

/** However many pages poll, in however many processes, WeChat is asked this often about one payment. */
const askEveryMs = 3_000

/** A poll is answered within two seconds even when WeChat hangs: the state is then simply not final yet. */
const askDeadlineMs = 1_500

/**
 * The order's state for a page that waits for "paid". When the notification is late, WeChat itself is asked and what
 * it says is settled before the answer. Null for an unknown or somebody else's order, and for a session that is over.
 */
export async function pollStatus(
  deps: Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>,
  of: CashierViewer & { orderNo: string },
): Promise<CashierView | null> {
  const now = deps.clock.now()
  const row = await readCashier(deps.pool, of, now)
  if (row === null || !isAskable(row, now)) return row && cashierViewOf(row, now)

  const payment = await claimQuery(deps.pool, { orderNo: of.orderNo, everyMs: askEveryMs }, now)
  if (payment === null) return cashierViewOf(row, now)
  const { standing } = await queryPayment(deps, payment, { deadlineMs: askDeadlineMs })
  if (standing.known === 'found' && standing.tradeState === 'CLOSED') {
    await markClosed(deps.pool, payment, deps.clock.now())
  }
  const later = deps.clock.now()
  const changed = await readCashier(deps.pool, of, later)
  return changed && cashierViewOf(changed, later)
}

/** Spares most polls the claim; the claim decides. */
function isAskable({ state, askedAt }: CashierRow, now: Date): boolean {
  return state === 'awaiting_payment' && askedAt !== null && now.getTime() - askedAt.getTime() >= askEveryMs
}
