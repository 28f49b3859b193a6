import { z } from 'zod'
import { requireUser } from '@/lib/mall/action-route'
import { orderAction } from '@/lib/mall/order-action'
import { cancelOrder } from '@/lib/payment/cancel-order'

/** `POST {}`: closes the shopper's unpaid order and gives back its goods, coupon and balance; again changes nothing. */
export const POST = orderAction({
  schema: z.strictObject({}),
  fromForm: () => ({}),
  act: async ({ server, session, orderNo, page }) => {
    await cancelOrder(server, { userId: requireUser(session).id, orderNo })
    return { body: { orderNo, state: 'closed' }, location: page }
  },
  errorPage: (page) => page,
  askPage: (page) => `${page}/cancel`,
})
