import 'server-only'
import type { Server } from '@/lib/server'
import { listBalanceEntries, readBalance, type Balance, type BalanceEntry } from '@/lib/store/ledger'

export type { Balance, BalanceEntry }

const pageSize = 20

/** A shopper's balance with one page of its movements, newest first; `nextBeforeId` is null on the last page. */
export async function viewBalance(
  deps: Pick<Server, 'pool'>,
  of: { userId: number; beforeId?: number | undefined },
): Promise<{ balance: Balance; entries: BalanceEntry[]; nextBeforeId: number | null }> {
  const page = { userId: of.userId, beforeId: of.beforeId ?? null, limit: pageSize + 1 }
  const [balance, found] = await Promise.all([
    readBalance(deps.pool, of.userId),
    listBalanceEntries(deps.pool, page),
  ])
  const entries = found.slice(0, pageSize)
  const last = entries.at(-1)
  return { balance, entries, nextBeforeId: found.length > pageSize && last ? last.id : null }
}
