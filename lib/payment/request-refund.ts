import 'server-only'
import { refundableFen, splitRefund } from '@/lib/domain/refund'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { findRefundable, writeRefundRequest } from '@/lib/store/refunds'

export interface RequestRefund {
  userId: number
  orderNo: string
  /** null: everything that is still there. */
  amountFen: number | null
  reason: string
  /** Chosen by the page: the same key is the same request, however often it comes. */
  requestKey: string
  /** Pictures of the goods, sent before. */
  pictureIds?: readonly string[]
}

/** Every round lost means that another refund of this order was written. */
const maxRounds = 12

/**
 * A shopper asks for money back; an operator decides. The amount is set aside at once, so that requests together can
 * never ask for more than was paid.
 *
 * Throws AppError: not_found, order_not_paid, invalid_input, refund_too_much, request_key_reused, too_many_refunds,
 * pictures_gone, payment_busy.
 */
export async function requestRefund(
  deps: Pick<Server, 'pool' | 'clock'>,
  asked: RequestRefund,
): Promise<{ outcome: 'requested' | 'repeated' }> {
  const reason = asked.reason.trim()
  const isWhole = asked.amountFen === null
  if (reason === '' || reason.length > 80 || (!isWhole && !isFen(asked.amountFen))) {
    throw new AppError('invalid_input')
  }
  for (let round = 1; round <= maxRounds; round += 1) {
    const order = await findRefundable(deps.pool, asked)
    if (order === null) throw new AppError('not_found')
    if (order.paid === null) throw new AppError('order_not_paid')
    const { paid } = order
    if (order.askedFen !== null) {
      // Nothing is left after a request for everything: this key asked for a part, or was refused by now.
      const isSame = isWhole ? refundableFen(paid) === 0 : order.askedFen === asked.amountFen
      if (isSame) return { outcome: 'repeated' }
      throw new AppError('request_key_reused')
    }
    const parts = splitRefund(paid, asked.amountFen ?? refundableFen(paid))
    if (parts === null) throw new AppError('refund_too_much')
    const outRefundNo = `${asked.orderNo}R${paid.refunds + 1}`
    const { requestKey, pictureIds = [] } = asked
    const refund = { paid, ...parts, outRefundNo, requestKey, reason, pictureIds }
    const answer = await writeRefundRequest(deps.pool, refund, deps.clock.now())
    if (answer === 'requested') return { outcome: 'requested' }
    if (answer === 'too_many') throw new AppError('too_many_refunds')
    if (answer === 'pictures_gone') throw new AppError('pictures_gone')
  }
  throw new AppError('payment_busy')
}

function isFen(amount: number | null): boolean {
  return Number.isSafeInteger(amount) && amount !== null && amount >= 1
}
