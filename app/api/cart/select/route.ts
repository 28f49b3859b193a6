import { z } from 'zod'
import { idSchema } from '@/lib/domain/cart'
import { actionRoute } from '@/lib/mall/action-route'
import { readCart, selectInCart } from '@/lib/mall/cart'
import type { FormFields } from '@/lib/mall/form-fields'

/** Selects a line for the checkout or leaves it out: `{ skuId?, isSelected }`, without SKU every line; answers the cart. */
export const POST = actionRoute({
  schema: z.strictObject({ skuId: idSchema.optional(), isSelected: z.boolean() }),
  fromForm: (form) => ({ skuId: form.integer('skuId'), isSelected: isSelectedIn(form) }),
  act: async ({ server, session, input }) => {
    await selectInCart(server, session, input)
    const { skuId } = input
    return {
      body: await readCart(server, session),
      location: skuId === undefined ? '/cart' : `/cart#sku-${skuId}`,
    }
  },
  errorPage: () => '/cart',
  returnTo: '/cart',
})

/** A form has words only; any other than these two is left for the schema to refuse. */
function isSelectedIn(form: FormFields): boolean | string | undefined {
  const word = form.text('isSelected')
  if (word === 'true') return true
  return word === 'false' ? false : word
}
