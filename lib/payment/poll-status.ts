import 'server-only'
import type { CashierView } from '@/lib/domain/cashier-view'
import type { Server } from '@/lib/server'
import { claimQuery, markClosed } from '@/lib/store/payments'
import { queryPayment } from './query-payment'
import { viewCashier } from './view-cashier'

/** However many pages poll, in however many processes, WeChat is asked this often about one payment. */
const askEveryMs = 3_000

/** A poll is answered within two seconds even when WeChat hangs: the state is then simply not final yet. */
const askDeadlineMs = 1_500

/**
 * The order's state for a page that waits for "paid". When the notification is late, WeChat itself is asked and what
 * it says is settled before the answer. Null for an unknown or somebody else's order.
 */
export async function pollStatus(
  deps: Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>,
  of: { userId: number; orderNo: string },
): Promise<CashierView | null> {
  const view = await viewCashier(deps, of)
  if (view === null || view.state !== 'awaiting_payment') return view

  const payment = await claimQuery(deps.pool, { orderNo: of.orderNo, everyMs: askEveryMs }, deps.clock.now())
  if (payment === null) return view
  const { standing } = await queryPayment(deps, payment, { deadlineMs: askDeadlineMs })
  if (standing.known === 'found' && standing.tradeState === 'CLOSED') {
    await markClosed(deps.pool, payment, deps.clock.now())
  }
  return viewCashier(deps, of)
}
