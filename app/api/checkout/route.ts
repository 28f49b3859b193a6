import { checkoutRequestSchema } from '@/lib/domain/checkout'
import { actionRoute } from '@/lib/mall/action-route'
import { startCheckout } from '@/lib/mall/checkout'
import { productPath } from '@/lib/mall/paths'

/** Starts a checkout of `{ items?, pieces? }`, without items of the selected lines of the cart; a form may name one item. */
export const POST = actionRoute({
  schema: checkoutRequestSchema,
  fromForm: (form) =>
    form.text('skuId') === undefined
      ? { pieces: form.integer('pieces') }
      : { items: [{ skuId: form.integer('skuId'), quantity: form.integer('quantity') }] },
  act: async ({ server, session, input }) => ({
    body: await startCheckout(server, session, input),
    location: '/checkout',
  }),
  errorPage: (form) => (form.text('skuId') === undefined ? '/cart' : productPath(form.text('from'))),
  returnTo: '/cart',
})
