import { checkoutRequestSchema } from '@/lib/domain/checkout'
import { actionRoute } from '@/lib/mall/action-route'
import { startCheckout } from '@/lib/mall/checkout'
import type { FormFields } from '@/lib/mall/form-fields'
import { productPath } from '@/lib/mall/paths'

/**
 * Starts a checkout of `{ items?, pieces?, totalFen? }`, without items of the selected lines of the cart; a form may
 * name one item.
 */
export const POST = actionRoute({
  schema: checkoutRequestSchema,
  fromForm: (form) =>
    form.text('skuId') === undefined
      ? { pieces: form.integer('pieces'), totalFen: form.integer('totalFen') }
      : { items: [itemOf(form)] },
  act: async ({ server, session, input }) => ({
    body: await startCheckout(server, session, input),
    location: '/checkout',
  }),
  errorPage: (form) => (form.text('skuId') === undefined ? '/cart' : productPath(form.text('from'))),
  returnTo: '/cart',
})

/** The page cannot know which one will be chosen when it is made, so it brings the price of each: `priceFen-3` of SKU 3. */
function itemOf(form: FormFields): unknown {
  const skuId = form.integer('skuId')
  return { skuId, quantity: form.integer('quantity'), priceFen: form.integer(`priceFen-${skuId}`) }
}
