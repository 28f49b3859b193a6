import { refundRequestSchema } from '@/lib/domain/refund-request'
import { AppError } from '@/lib/errors'
import { requireUser } from '@/lib/mall/action-route'
import { orderAction, orderNoIn } from '@/lib/mall/order-action'
import { findOrder } from '@/lib/mall/orders'
import { refundFromForm } from '@/lib/mall/refund-form'
import { requestRefund } from '@/lib/payment/request-refund'
import { json, jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'

/** The refunds of the shopper's order, newest first, and what can still be asked back. */
export const GET = jsonRoute(async (server, request) => {
  const user = requireUser(await readSession(server, request.headers))
  const order = await findOrder(server, { userId: user.id, orderNo: orderNoIn(request) })
  if (!order) throw new AppError('not_found')
  return json({ refunds: order.refunds, refundableFen: order.refundableFen })
})

/** Asks for money back: `{ amountFen, reason, requestKey }`. An operator decides. */
export const POST = orderAction({
  schema: refundRequestSchema,
  fromForm: refundFromForm,
  act: async ({ server, session, input, orderNo, page }) => {
    const { outcome } = await requestRefund(server, { ...input, orderNo, userId: requireUser(session).id })
    const status = outcome === 'requested' ? 201 : 200
    return { body: { outcome }, status, location: `${page}?requested=1#refunds` }
  },
  errorPage: (page) => `${page}/refund`,
  // The form itself, which then still has what was typed.
  askPage: (page) => `${page}/refund`,
})
