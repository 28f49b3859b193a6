import { z } from 'zod'
import { actionRoute } from '@/lib/mall/action-route'
import { clearInvalid, readCart } from '@/lib/mall/cart'

/** Takes out what is sold out or off sale: `{}`; answers the cart. */
export const POST = actionRoute({
  schema: z.strictObject({}),
  fromForm: () => ({}),
  act: async ({ server, session }) => {
    await clearInvalid(server, session)
    return { body: await readCart(server, session), location: '/cart' }
  },
  errorPage: () => '/cart',
  returnTo: '/cart',
})
