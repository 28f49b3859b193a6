import 'server-only'
import type { Server } from '@/lib/server'
import { runLedgerCheck } from '@/lib/store/ledger'

/**
 * The ledger's self-check: every minute what is new, once a day everything. A contradiction is alarmed, and captures
 * stop until a person lifts the stop (`npm run operator -- lift-halt`). Returns what was found.
 */
export async function checkLedger(
  deps: Pick<Server, 'pool' | 'clock' | 'log'>,
  of: { isWhole: boolean },
): Promise<readonly string[]> {
  const violations = await runLedgerCheck(deps.pool, of, deps.clock.now())
  if (violations.length > 0) deps.log.fatal({ event: 'ledger_violation', alarm: true, violations })
  return violations
}
