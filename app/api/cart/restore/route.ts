import { z } from 'zod'
import { idSchema } from '@/lib/domain/cart'
import { actionRoute } from '@/lib/mall/action-route'
import { putBackIntoCart, readCart } from '@/lib/mall/cart'

/** Puts the line of `{ skuId }` back as it was, when it is the one that was taken out last; answers the cart. */
export const POST = actionRoute({
  schema: z.strictObject({ skuId: idSchema }),
  fromForm: (form) => ({ skuId: form.integer('skuId') }),
  act: async ({ server, session, input }) => {
    await putBackIntoCart(server, session, input.skuId)
    return { body: await readCart(server, session), location: `/cart#sku-${input.skuId}` }
  },
  errorPage: () => '/cart',
  returnTo: '/cart',
})
