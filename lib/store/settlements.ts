import 'server-only'
import type { Pool } from 'pg'
import type { CloseReason, OrderState } from '@/lib/domain/order'
import type { HoldState, PaymentState } from '@/lib/domain/payment'
import type { SettlementAction, SettlementOutcome, SettlementSnapshot } from '@/lib/domain/settlement'
import type { SignType, Transaction } from '@/lib/domain/transaction'

interface Row {
  bookedOn: number | null
  paymentId: number | null
  paymentState: PaymentState
  signType: SignType
  appid: string
  mchid: string
  totalFen: number
  balanceFen: number
  hold: HoldState
  transactionId: string | null
  orderId: number
  orderState: OrderState
  orderTotalFen: number
  closeReason: CloseReason | null
}

/** What evidence is about, as one statement saw it. */
export interface KnownSettlement {
  /** The algorithm its payment was made with; null when no payment has this number, or nothing is left to do. */
  signType: SignType | null
  snapshot: SettlementSnapshot | null
  /** The payment that carries the transaction_id already. */
  bookedOn: number | null
  /** What these very bytes came to before, when that is final: they are counted, and nothing is left to do. */
  repeats: SettlementOutcome | null
}

/**
 * Reads, in one statement, what the evidence's out_trade_no and transaction_id stand for here. `bytes` names those of a
 * notification: when they were accepted before, they are counted in the same statement and nothing else is read. Their
 * signature fitted then, so its algorithm need not be compared again.
 */
export async function readSettlement(
  pool: Pool,
  of: { outTradeNo: string; transactionId: string | null },
  bytes: { digest: string; now: Date } | null,
): Promise<KnownSettlement> {
  const { rows } = await pool.query<{ known: Row | { repeats: SettlementOutcome } }>({
    name: 'read_settlement',
    text: 'SELECT read_settlement($1, $2, $3, $4) AS known',
    // A date as text takes half a microsecond this way, and thirteen when the driver writes it.
    values: [of.outTradeNo, of.transactionId, bytes?.digest, bytes?.now.toISOString()],
  })
  const known = rows[0]?.known
  if (!known) throw new Error('read_settlement answered nothing')
  if ('repeats' in known) return { signType: null, snapshot: null, bookedOn: null, repeats: known.repeats }
  const { bookedOn, paymentId: id } = known
  if (id === null) return { signType: null, snapshot: null, bookedOn, repeats: null }
  const { orderId, orderState, orderTotalFen, closeReason } = known
  const { paymentState: state, signType, appid, mchid, totalFen, balanceFen, hold, transactionId } = known
  return {
    signType,
    snapshot: {
      payment: { id, state, appid, mchid, totalFen, balanceFen, hold, transactionId },
      order: { id: orderId, state: orderState, totalFen: orderTotalFen, closeReason },
    },
    bookedOn,
    repeats: null,
  }
}

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

/** `unaffordable`: goods, coupon or balance are gone. `halted`: the ledger's self-check stopped captures. */
export type SettlementApplied = 'applied' | 'stale' | 'unaffordable' | 'halted'

/** Writes an outcome whole or not at all. `stale`: something moved since the snapshot; read and decide again. */
export async function applySettlement(
  pool: Pool,
  write: SettlementWrite,
  now: Date,
): Promise<SettlementApplied> {
  const { raw } = write
  try {
    const { rows } = await pool.query<{ answer: SettlementApplied }>({
      name: 'apply_settlement',
      text: 'SELECT apply_settlement($1, $2) AS answer',
      values: [
        settlementRow(write, now),
        raw ? Buffer.from(raw.body.buffer, raw.body.byteOffset, raw.body.byteLength) : null,
      ],
    })
    return rows[0]?.answer ?? 'stale'
  } catch (error) {
    if (isConflict(error)) return 'stale'
    throw error
  }
}

function settlementRow({ snapshot, transaction, refund, ...write }: SettlementWrite, now: Date): string {
  return JSON.stringify({
    outcome: write.outcome,
    action: write.action,
    paymentId: snapshot?.payment.id,
    paymentState: snapshot?.payment.state,
    hold: snapshot?.payment.hold,
    orderState: snapshot?.order.state,
    orderTotalFen: snapshot?.order.totalFen,
    outTradeNo: transaction.outTradeNo,
    transactionId: transaction.transactionId,
    payerTotalFen: transaction.payerTotalFen,
    bankType: transaction.bankType,
    successTime: transaction.successTime?.toISOString() ?? null,
    source: write.source,
    digest: write.raw?.digest,
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
