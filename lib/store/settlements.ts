import 'server-only'
import type { Pool } from 'pg'
import type { SettlementAction, SettlementOutcome, SettlementSnapshot } from '@/lib/domain/settlement'
import type { Transaction } from '@/lib/domain/transaction'

/** An item for the operators' worklist; filed once per kind and key. */
export interface ExceptionItem {
  kind:
    | 'unknown_payment'
    | 'mismatch'
    | 'paid_after_close'
    | 'duplicate_payment'
    | 'refund_abnormal'
    | 'refund_closed'
    | 'refund_refused'
    | 'refund_mismatch'
  dedupeKey: string
  /** True: it is told for the record, nobody has to act. */
  isResolved?: boolean
  detail: Record<string, string | number | null>
}

export interface SettlementWrite {
  outcome: SettlementOutcome
  /** What money that moved does; null when none did, or none that is ours to place. */
  action: SettlementAction | null
  /** What the decision was made on; null when no payment has this number. */
  snapshot: SettlementSnapshot | null
  transaction: Transaction
  source: 'notification' | 'query'
  /** The notification as it came, for the inbox; null for a query. */
  raw: { digest: string; body: Uint8Array } | null
  exception: ExceptionItem | null
  /** The number and the words of the refund, should it come to one. */
  refund: { outRefundNo: string; reason: string }
}

/**
 * What became of a write.
 * - `moved`: what is stored is not what was decided on but `snapshot`: decide again.
 * - `conflict`: another writer was first; nothing is known of what is stored now.
 * - `unaffordable`: goods, coupon or balance are gone.
 * - `halted`: the ledger's self-check stopped captures.
 */
export type SettlementAnswer =
  | { answer: 'applied' | 'conflict' | 'unaffordable' | 'halted' }
  | { answer: 'moved'; snapshot: SettlementSnapshot | null }

/**
 * Writes an outcome, whole or not at all, if what is stored is exactly what it was decided on. One statement, and so one
 * transaction: what was written is durable once this answers.
 */
export async function applySettlement(
  pool: Pool,
  write: SettlementWrite,
  now: Date,
): Promise<SettlementAnswer> {
  const { raw } = write
  try {
    const { rows } = await pool.query<{ answer: SettlementAnswer }>({
      name: 'settle_payment',
      text: 'SELECT settle_payment($1, $2) AS answer',
      values: [
        settlementRow(write, now),
        raw ? Buffer.from(raw.body.buffer, raw.body.byteOffset, raw.body.byteLength) : null,
      ],
    })
    return rows[0]?.answer ?? { answer: 'conflict' }
  } catch (error) {
    if (isConflict(error)) return { answer: 'conflict' }
    throw error
  }
}

function settlementRow({ transaction, refund, raw, ...write }: SettlementWrite, now: Date): string {
  return JSON.stringify({
    outcome: write.outcome,
    action: write.action,
    snapshot: write.snapshot,
    outTradeNo: transaction.outTradeNo,
    transactionId: transaction.transactionId,
    payerTotalFen: transaction.payerTotalFen,
    bankType: transaction.bankType,
    successTime: transaction.successTime?.toISOString() ?? null,
    source: write.source,
    digest: raw?.digest,
    exception: write.exception,
    outRefundNo: refund.outRefundNo,
    refundReason: refund.reason,
    now: now.toISOString(),
  })
}

/**
 * Another writer was first: a payment took this transaction_id between our read and our write, or the database broke
 * a deadlock (40P01) or a serialization conflict (40001). Nothing was written, and the next read will see why.
 */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const isTaken =
    error.code === '23505' && 'constraint' in error && error.constraint === 'payments_transaction_id_key'
  return isTaken || error.code === '40P01' || error.code === '40001'
}
