import { z } from 'zod'
import { requireUser } from '@/lib/mall/action-route'
import { buyAgain } from '@/lib/mall/buy-again'
import { orderAction } from '@/lib/mall/order-action'

/** `POST {}`: the order's goods are in the cart, as far as they can be had; a form is shown what could not be. */
export const POST = orderAction({
  schema: z.strictObject({}),
  fromForm: () => ({}),
  act: async ({ server, session, orderNo, page }) => {
    const { short } = await buyAgain(server, session, { userId: requireUser(session).id, orderNo })
    return { body: { short }, location: short.length === 0 ? '/cart' : `${page}/again` }
  },
  errorPage: (page) => page,
  // No page asks for it: the order's own has the button, and says that it wants another tap.
  askPage: (page) => `${page}?again=1`,
})
