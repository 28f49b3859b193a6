import { itemSchema } from '@/lib/domain/cart'
import { actionRoute } from '@/lib/mall/action-route'
import { readCart, setQuantity } from '@/lib/mall/cart'

/**
 * Sets the quantity of a line: `{ skuId, quantity }`; answers the cart. Each of a form's two buttons says in `to` where
 * it leads, beside the field between them.
 */
export const POST = actionRoute({
  schema: itemSchema,
  fromForm: (form) => ({
    skuId: form.integer('skuId'),
    quantity: form.integer('to') ?? form.integer('quantity'),
  }),
  act: async ({ server, session, input }) => {
    await setQuantity(server, session, input)
    return { body: await readCart(server, session), location: `/cart#sku-${input.skuId}` }
  },
  errorPage: () => '/cart',
  returnTo: '/cart',
})
