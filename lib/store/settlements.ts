import 'server-only'
import type { Pool } from 'pg'
import type { OrderState } from '@/lib/domain/order'
import type { PaymentState } from '@/lib/domain/payment'
import type { SettlementOutcome, SettlementSnapshot } from '@/lib/domain/settlement'
import type { Transaction } from '@/lib/domain/transaction'

interface Row {
  paymentId: number | null
  paymentState: PaymentState
  appid: string
  mchid: string
  totalFen: number
  transactionId: string | null
  orderId: number
  orderState: OrderState
  orderTotalFen: number
  bookedOn: number | null
}

/** Reads, in one statement, what the evidence's out_trade_no and transaction_id stand for here. */
export async function readSettlement(
  pool: Pool,
  of: { outTradeNo: string; transactionId: string | null },
): Promise<{ snapshot: SettlementSnapshot | null; bookedOn: number | null }> {
  const { rows } = await pool.query<Row>({
    name: 'read_settlement',
    text: `SELECT p.id AS "paymentId", p.state AS "paymentState", p.appid, p.mchid, p.total_fen AS "totalFen",
        p.transaction_id AS "transactionId", o.id AS "orderId", o.state AS "orderState", o.total_fen AS "orderTotalFen",
        (SELECT b.id FROM payments b WHERE b.transaction_id = $2) AS "bookedOn"
      FROM (SELECT 1) one LEFT JOIN payments p ON p.out_trade_no = $1 LEFT JOIN orders o ON o.id = p.order_id`,
    values: [of.outTradeNo, of.transactionId],
  })
  const row = rows[0]
  if (!row || row.paymentId === null) return { snapshot: null, bookedOn: row?.bookedOn ?? null }
  const { appid, mchid, totalFen, transactionId } = row
  return {
    snapshot: {
      payment: { id: row.paymentId, state: row.paymentState, appid, mchid, totalFen, transactionId },
      order: { id: row.orderId, state: row.orderState, totalFen: row.orderTotalFen },
    },
    bookedOn: row.bookedOn,
  }
}

/** An item for the operators' worklist; filed once per kind and key. */
export interface ExceptionItem {
  kind: 'unknown_payment' | 'mismatch' | 'paid_after_close' | 'duplicate_payment'
  dedupeKey: string
  detail: Record<string, string | number | null>
}

export interface SettlementWrite {
  outcome: SettlementOutcome
  /** What the decision was made on; null when no payment has this number. */
  snapshot: SettlementSnapshot | null
  transaction: Transaction
  source: 'notification' | 'query'
  /** The notification as it came, for the inbox; null for a query. */
  raw: { digest: string; body: Uint8Array } | null
  exception: ExceptionItem | null
}

/** Writes an outcome whole or not at all. `stale`: something moved since the snapshot; read and decide again. */
export async function applySettlement(
  pool: Pool,
  write: SettlementWrite,
  now: Date,
): Promise<'applied' | 'stale'> {
  const { snapshot, transaction, raw } = write
  try {
    const { rows } = await pool.query<{ applied: boolean }>({
      name: 'apply_settlement',
      text: `SELECT apply_settlement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) AS applied`,
      values: [
        write.outcome,
        snapshot?.payment.id ?? null,
        snapshot?.payment.state ?? null,
        snapshot?.order.state ?? null,
        snapshot?.order.totalFen ?? null,
        transaction.outTradeNo,
        transaction.transactionId,
        transaction.payerTotalFen,
        transaction.bankType,
        transaction.successTime,
        write.source,
        raw?.digest ?? null,
        raw ? Buffer.from(raw.body.buffer, raw.body.byteOffset, raw.body.byteLength) : null,
        write.exception,
        now,
      ],
    })
    return rows[0]?.applied === true ? 'applied' : 'stale'
  } catch (error) {
    // Another payment took this transaction_id between our read and our write: the next read will see it.
    if (isTransactionIdTaken(error)) return 'stale'
    throw error
  }
}

function isTransactionIdTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'constraint' in error &&
    error.constraint === 'payments_transaction_id_key'
  )
}
