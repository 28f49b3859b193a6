import 'server-only'
import { hash } from 'node:crypto'
import { createBurst } from '@/lib/domain/burst'
import { createRecent } from '@/lib/domain/recent'
import type { SettlementOutcome } from '@/lib/domain/settlement'
import type { Answer } from '@/lib/answer'
import type { Server } from '@/lib/server'
import { countRepeat } from '@/lib/store/notifications'
import { inTime } from '@/lib/in-time'
import type { NotificationReading } from './ports'
import { settlePayment } from './settle-payment'
import type { AskedHeaders } from '@/lib/request'

/** What became of one notification; the label of its metric and of its log line. */
export type NotificationVerdict =
  SettlementOutcome | Exclude<NotificationReading['outcome'], 'verified'> | 'unavailable'

/**
 * The HTTP status of each verdict. WeChat sends again whatever is not accepted, so a notification is refused when
 * it is not WeChat's word (400, 401, 415), when a person has to look first (422), and when we could not keep it (503).
 */
const statusOf = {
  settled: 200,
  already_settled: 200,
  not_paid: 200,
  paid_after_close: 200,
  duplicate_payment: 200,
  unknown_payment: 422,
  mismatch: 422,
  malformed: 400,
  unsupported_encoding: 415,
  unsigned: 401,
  unavailable: 503,
} as const satisfies Record<NotificationVerdict, number>

// One bad signature is noise from the internet; many a minute are a wrong key or an attack.
const refusals = createBurst({ limit: 5, windowMs: 60_000 })

/**
 * What this process accepted, by the digest of its bytes: WeChat sends many twice, and those need not be verified, read
 * and decided again. A hint and no more: what counts is the inbox, and another process knows nothing of it.
 */
const accepted = createRecent(10_000)

/**
 * Takes one payment notification (chapter 9_7) and answers exactly as WeChat expects. The answer "accepted" is only
 * given after its effect is durable. Never throws, and never tells the sender why it was refused.
 */
export async function receiveNotification(
  server: Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>,
  raw: { headers: AskedHeaders; body: Uint8Array; requestId: string },
): Promise<{ verdict: NotificationVerdict; answer: Answer }> {
  const work = judge(server, raw).catch((error: unknown): NotificationVerdict => {
    server.log.error({
      event: 'notification_not_kept',
      alarm: true,
      requestId: raw.requestId,
      err: error,
    })
    return 'unavailable'
  })
  const verdict = await inTime(work, 'unavailable')
  const status = statusOf[verdict]
  if (status === 200) return { verdict, answer: server.gateway.acknowledge({ accepted: true }) }
  const forged = verdict === 'unsigned' || verdict === 'malformed'
  const alarm = forged && refusals.add(server.clock.now())
  server.log.warn({ event: 'notification_refused', verdict, requestId: raw.requestId, alarm })
  return { verdict, answer: server.gateway.acknowledge({ accepted: false, status }) }
}

async function judge(
  server: Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'gateway'>,
  raw: { headers: AskedHeaders; body: Uint8Array },
): Promise<NotificationVerdict> {
  const digest = hash('sha256', raw.body)
  if (accepted.has(digest)) {
    const repeat = await countRepeat(server.pool, digest, server.clock.now())
    if (repeat) {
      server.log.info({ event: 'notification_repeated', ...repeat })
      return repeat.verdict === 'not_paid' ? 'not_paid' : 'already_settled'
    }
  }
  const reading = server.gateway.readPayment(raw)
  if (reading.outcome !== 'verified') return reading.outcome
  const { transaction } = reading
  const evidence = { source: 'notification', transaction, raw: { digest, body: raw.body } } as const
  const outcome = await settlePayment(server, evidence)
  if (statusOf[outcome] === 200) accepted.add(digest)
  return outcome
}
