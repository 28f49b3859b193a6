import 'server-only'
import {
  decideSettlement,
  usualSnapshot,
  type Settlement,
  type SettlementAction,
  type SettlementOutcome,
  type SettlementSnapshot,
} from '@/lib/domain/settlement'
import type { Transaction } from '@/lib/domain/transaction'
import { AppError } from '@/lib/errors'
import { mask } from '@/lib/log'
import type { Server } from '@/lib/server'
import { applySettlement, type ExceptionItem, type SettlementWrite } from '@/lib/store/settlements'

/** A verified statement of WeChat's about one payment, and how it reached us. */
export interface Evidence {
  source: 'notification' | 'query'
  transaction: Transaction
  /** The bytes of a notification with their SHA-256 in hex, for the inbox; null for a query. */
  raw: { digest: string; body: Uint8Array } | null
}

/**
 * The first is decided on the usual snapshot and may miss. Each one lost after it means that another writer won, so what
 * is decided on next is nearer to its end.
 */
const maxRounds = 7

/**
 * The only writer of a payment's outcome. Notification, query and "already paid" on close all end here, so it is
 * safe at any time, any number of times, in any order: decide, apply; when that is not what is stored, again on what is.
 *
 * Returns the named outcome, durable when returned. Throws when the database does not answer, and AppError
 * payments_paused while the ledger's self-check has stopped captures: the evidence must come again.
 */
export async function settlePayment(
  deps: Pick<Server, 'pool' | 'clock' | 'log' | 'env'>,
  evidence: Evidence,
): Promise<SettlementOutcome> {
  const said = evidence.transaction
  let snapshot: SettlementSnapshot | null = usualSnapshot(said, deps.env)
  let isGuess = true
  let gone = false
  for (let round = 1; round <= maxRounds; round += 1) {
    const settlement = decideSettlement(said, { snapshot, gone, merchant: deps.env })
    if (!isGuess && leavesNothing(settlement, evidence)) return settlement.outcome

    const answer = await applySettlement(deps.pool, writeOf(settlement, evidence, snapshot), deps.clock.now())
    switch (answer.answer) {
      case 'applied':
        if (!leavesNothing(settlement, evidence)) report(deps.log, settlement, evidence)
        return settlement.outcome
      case 'halted':
        throw new AppError('payments_paused')
      case 'unaffordable':
        gone = true
        break
      case 'moved':
        snapshot = answer.snapshot
        isGuess = false
        break
      case 'conflict':
        break
    }
  }
  throw new Error('the payment kept moving while it was being settled')
}

/** True when there is nothing to write and nobody to tell: a query goes on for hours, and mostly says the same. */
function leavesNothing({ outcome }: Settlement, { raw }: Evidence): boolean {
  if (outcome === 'unsigned') return true
  return raw === null && (outcome === 'already_settled' || outcome === 'not_paid')
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
  return said.payerTotalFen <= snapshot.totalFen ? said.payerTotalFen : null
}

/** What an outcome leaves for people to look at, or null. */
function exceptionOf(
  settlement: Settlement,
  said: Transaction,
  snapshot: SettlementSnapshot | null,
): ExceptionItem | null {
  const detail = { saidTotalFen: said.totalFen, askedTotalFen: snapshot?.totalFen ?? null }
  switch (settlement.outcome) {
    case 'settled':
    case 'already_settled':
    case 'not_paid':
    case 'unsigned':
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

function report(log: Server['log'], settlement: Settlement, { transaction, source }: Evidence): void {
  const line = {
    event: 'payment_settlement',
    outcome: settlement.outcome,
    source,
    outTradeNo: transaction.outTradeNo.slice(0, 32),
    transactionId: mask(transaction.transactionId),
    reason: settlement.outcome === 'mismatch' ? settlement.reason : undefined,
  }
  const alarming = exceptionOf(settlement, transaction, null) !== null
  if (alarming) log.error({ ...line, alarm: true })
  else log.info(line)
}
