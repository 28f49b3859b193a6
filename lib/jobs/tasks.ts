import 'server-only'
import { checkLedger } from '@/lib/payment/check-ledger'
import { expireOrder } from '@/lib/payment/expire-order'
import { receiveInTime } from '@/lib/payment/receive-order'
import { watchPayment } from '@/lib/payment/watch-payment'
import { watchRefund } from '@/lib/payment/watch-refund'
import type { Server } from '@/lib/server'
import { deleteExpired } from '@/lib/store/expired'
import { sweepJobs } from '@/lib/store/watch'

/**
 * Every job by its name. The first four are about one row and are enqueued by SQL, in the transaction that makes them
 * necessary; the others are of the clock. Each may run twice, or in two processes at once.
 */
export const tasks = {
  watch_payment: (server, payload) => watchPayment(server, idOf(payload)),
  watch_refund: (server, payload) => watchRefund(server, idOf(payload)),
  expire_order: (server, payload) => expireOrder(server, idOf(payload)),
  receive_order: (server, payload) => receiveInTime(server, idOf(payload)),
  sweep_jobs: async ({ pool, clock, log }) => {
    const late = await sweepJobs(pool, clock.now())
    if (late > 0) log.warn({ event: 'jobs_late', count: late })
  },
  check_ledger: async (server) => {
    await checkLedger(server, { isWhole: false })
  },
  check_whole_ledger: async (server) => {
    await checkLedger(server, { isWhole: true })
  },
  delete_expired: ({ pool, clock }) => deleteExpired(pool, clock.now()),
} satisfies Record<string, (server: Server, payload: unknown) => Promise<void>>

/** The jobs of the clock. graphile-worker's cron is in UTC: 19:00 is 3 o'clock in Beijing. */
export const crontab = [
  { task: 'sweep_jobs', match: '* * * * *' },
  { task: 'check_ledger', match: '* * * * *' },
  { task: 'check_whole_ledger', match: '0 19 * * *' },
  { task: 'delete_expired', match: '30 * * * *' },
] as const satisfies readonly { task: keyof typeof tasks; match: string }[]

function idOf(payload: unknown): number {
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : null
  if (typeof id !== 'number') throw new Error('a job without the id of its row')
  return id
}
