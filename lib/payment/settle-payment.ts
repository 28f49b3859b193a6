import 'server-only'
import {
  decideSettlement,
  type Settlement,
  type SettlementAction,
  type SettlementOutcome,
  type SettlementSnapshot,
} from '@/lib/domain/settlement'
import type { Transaction } from '@/lib/domain/transaction'
import { AppError } from '@/lib/errors'
import { mask } from '@/lib/log'
import type { Server } from '@/lib/server'
import {
  applySettlement,
  readSettlement,
  type ExceptionItem,
  type KnownSettlement,
  type SettlementWrite,
} from '@/lib/store/settlements'

/** A verified statement of WeChat's about one payment, and how it reached us. */
export interface Evidence {
  source: 'notification' | 'query'
  transaction: Transaction
  /** The bytes of a notification with their SHA-256 in hex, for the inbox; null for a query. */
  raw: { digest: string; body: Uint8Array } | null
  /** What it stands for here, when that was read a moment ago; else it is read first. */
  known?: KnownSettlement | undefined
}

/** Each round lost means another writer won, so the next read sees a state nearer to its end. */
const maxRounds = 6

/**
 * The only writer of a payment's outcome. Notification, query and "already paid" on close all end here, so it is
 * safe at any time, any number of times, in any order: read, decide, apply; when something moved in between, again.
 *
 * Returns the named outcome, durable when returned. Throws when the database does not answer, and AppError
 * payments_paused while the ledger's self-check has stopped captures: the evidence must come again.
 */
export async function settlePayment(
  deps: Pick<Server, 'pool' | 'clock' | 'log' | 'env'>,
  evidence: Evidence,
): Promise<SettlementOutcome> {
  const said = evidence.transaction
  if (evidence.known?.repeats) return reportRepeated(deps.log, evidence.known.repeats, evidence)
  let gone = false
  let { known } = evidence
  for (let round = 1; round <= maxRounds; round += 1) {
    const { snapshot, bookedOn } = known ?? (await readSettlement(deps.pool, said, null))
    known = undefined
    const settlement = decideSettlement(said, { snapshot, bookedOn, gone, merchant: deps.env })
    if (settlement.outcome === 'already_settled' && evidence.raw === null) return settlement.outcome
    if (settlement.outcome === 'not_paid' && evidence.raw === null) return settlement.outcome

    switch (await applySettlement(deps.pool, writeOf(settlement, evidence, snapshot), deps.clock.now())) {
      case 'applied':
        report(deps.log, settlement, evidence)
        return settlement.outcome
      case 'halted':
        throw new AppError('payments_paused')
      case 'unaffordable':
        gone = true
        break
      case 'stale':
        break
    }
  }
  throw new Error('the payment kept moving while it was being settled')
}

function writeOf(
  settlement: Settlement,
  { transaction, source, raw }: Evidence,
  snapshot: SettlementSnapshot | null,
): SettlementWrite {
  return {
    outcome: settlement.outcome,
    action: actionOf(settlement),
    snapshot,
    transaction: { ...transaction, payerTotalFen: plausiblePayerTotal(transaction, snapshot) },
    source,
    raw,
    exception: exceptionOf(settlement, transaction, snapshot),
    refund: {
      outRefundNo: `${transaction.outTradeNo}R`,
      reason: settlement.outcome === 'duplicate_payment' ? '重复支付，自动退款' : '订单已关闭，自动退款',
    },
  }
}

function actionOf(settlement: Settlement): SettlementAction | null {
  return 'action' in settlement ? settlement.action : null
}

// The shopper never pays more than we asked for; a figure that says so, or that no column can hold, is not worth
// losing the payment or its exception for.
function plausiblePayerTotal(said: Transaction, snapshot: SettlementSnapshot | null): number | null {
  if (said.payerTotalFen === null || snapshot === null) return null
  return said.payerTotalFen <= snapshot.payment.totalFen ? said.payerTotalFen : null
}

/** What an outcome leaves for people to look at, or null. */
function exceptionOf(
  settlement: Settlement,
  said: Transaction,
  snapshot: SettlementSnapshot | null,
): ExceptionItem | null {
  const detail = { saidTotalFen: said.totalFen, askedTotalFen: snapshot?.payment.totalFen ?? null }
  switch (settlement.outcome) {
    case 'settled':
    case 'already_settled':
    case 'not_paid':
      return null
    case 'unknown_payment':
    case 'paid_after_close':
    case 'duplicate_payment':
      return {
        kind: settlement.outcome,
        dedupeKey: said.transactionId ?? said.outTradeNo,
        isResolved: actionOf(settlement) === 'revive',
        detail: { ...detail, action: actionOf(settlement) },
      }
    case 'mismatch':
      return {
        kind: 'mismatch',
        dedupeKey: `${said.outTradeNo}:${settlement.reason}:${said.transactionId ?? ''}`,
        detail: { ...detail, reason: settlement.reason, saidAppid: said.appid, saidMchid: said.mchid },
      }
  }
}

/** The bytes of an accepted notification again: nothing is decided or written, only told. */
function reportRepeated(
  log: Server['log'],
  before: SettlementOutcome,
  evidence: Evidence,
): SettlementOutcome {
  const outcome = before === 'not_paid' ? before : 'already_settled'
  log.info(lineOf(outcome, evidence))
  return outcome
}

function lineOf(outcome: SettlementOutcome, { transaction, source }: Evidence) {
  return {
    event: 'payment_settlement',
    outcome,
    source,
    outTradeNo: transaction.outTradeNo.slice(0, 32),
    transactionId: mask(transaction.transactionId),
  }
}

function report(log: Server['log'], settlement: Settlement, evidence: Evidence): void {
  const { transaction } = evidence
  const reason = settlement.outcome === 'mismatch' ? settlement.reason : undefined
  const line = { ...lineOf(settlement.outcome, evidence), reason }
  const alarming = exceptionOf(settlement, transaction, null) !== null
  if (alarming) log.error({ ...line, alarm: true })
  else log.info(line)
}
