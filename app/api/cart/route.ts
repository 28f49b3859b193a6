import { itemSchema } from '@/lib/domain/cart'
import { actionRoute } from '@/lib/mall/action-route'
import { addToCart, countCart, readCart } from '@/lib/mall/cart'
import { productPath } from '@/lib/mall/paths'
import { json, jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'

export const GET = jsonRoute(async (server, request) =>
  json(await readCart(server, await readSession(server, request.headers))),
)

/** Adds `{ skuId, quantity }`; answers how many pieces are in the cart now. */
export const POST = actionRoute({
  schema: itemSchema,
  fromForm: (form) => ({ skuId: form.integer('skuId'), quantity: form.integer('quantity') }),
  act: async ({ server, session, input, form }) => {
    await addToCart(server, session, input)
    const pieces = await countCart(server, session)
    return { body: { pieces }, location: `${productPath(form?.text('from'))}?added=1` }
  },
  errorPage: (form) => productPath(form.text('from')),
  returnTo: '/cart',
})
