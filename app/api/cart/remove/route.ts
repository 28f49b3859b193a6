import { z } from 'zod'
import { idSchema } from '@/lib/domain/cart'
import { actionRoute } from '@/lib/mall/action-route'
import { readCart, removeFromCart } from '@/lib/mall/cart'

/** Takes the line of `{ skuId }` out; answers the cart. */
export const POST = actionRoute({
  schema: z.strictObject({ skuId: idSchema }),
  fromForm: (form) => ({ skuId: form.integer('skuId') }),
  act: async ({ server, session, input }) => {
    await removeFromCart(server, session, input.skuId)
    return { body: await readCart(server, session), location: '/cart' }
  },
  errorPage: () => '/cart',
  returnTo: '/cart',
})
