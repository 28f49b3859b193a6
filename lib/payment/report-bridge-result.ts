import 'server-only'
import type { BridgeResult } from '@/lib/domain/bridge'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { writeBridgeReport } from '@/lib/store/bridge-reports'

/** More than anybody pays one order; a page that tells the same for ever must not fill the timeline. */
const maxReports = 20

/**
 * Keeps what the page says its phone said, for a person who reads the timeline later. It settles nothing and asks
 * nobody: a forged report is worth as little as a real one. What comes after the limit is dropped.
 *
 * Throws AppError: not_found (an unknown or somebody else's order).
 */
export async function reportBridgeResult(
  { pool, clock }: Pick<Server, 'pool' | 'clock'>,
  report: { userId: number; orderNo: string; result: BridgeResult },
): Promise<void> {
  const answer = await writeBridgeReport(pool, { ...report, maxReports }, clock.now())
  if (answer === 'not_found') throw new AppError('not_found')
}
