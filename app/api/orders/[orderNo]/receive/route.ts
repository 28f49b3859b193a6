import { z } from 'zod'
import { requireUser } from '@/lib/mall/action-route'
import { orderAction } from '@/lib/mall/order-action'
import { receiveOrder } from '@/lib/payment/receive-order'

/** `POST {}`: the shopper has their parcel; again changes nothing. */
export const POST = orderAction({
  schema: z.strictObject({}),
  fromForm: () => ({}),
  act: async ({ server, session, orderNo, page }) => {
    await receiveOrder(server, { userId: requireUser(session).id, orderNo })
    return { body: { orderNo, state: 'received' }, location: `${page}?received=1` }
  },
  errorPage: (page) => page,
  askPage: (page) => `${page}/receive`,
})
