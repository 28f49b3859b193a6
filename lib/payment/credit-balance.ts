import 'server-only'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { writeCredit } from '@/lib/store/ledger'

/** One credit is at most ¥100,000: more is a slip of the keyboard. */
const maxCreditFen = 10_000_000

/**
 * An operator gives a shopper balance: one journal, posted once per `requestKey` however often it is sent.
 *
 * Throws AppError: invalid_input, request_key_reused (the key gave something else before).
 */
export async function creditBalance(
  deps: Pick<Server, 'pool' | 'clock' | 'log'>,
  credit: { requestKey: string; userId: number; amountFen: number; operator: string; reason: string },
): Promise<{ outcome: 'credited' | 'repeated' }> {
  const { amountFen, requestKey, ...rest } = credit
  const isAmount = Number.isInteger(amountFen) && amountFen >= 1 && amountFen <= maxCreditFen
  if (!isAmount || requestKey === '' || credit.reason.trim() === '') throw new AppError('invalid_input')
  const outcome = await writeCredit(deps.pool, { key: requestKey, amountFen, ...rest }, deps.clock.now())
  if (outcome === 'conflict') throw new AppError('request_key_reused')
  deps.log.info({
    event: 'balance_credit',
    outcome,
    userId: credit.userId,
    amountFen,
    operator: credit.operator,
  })
  return { outcome }
}
