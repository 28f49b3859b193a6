import { z } from 'zod'
import { actionRoute } from '@/lib/mall/action-route'
import { adjustCheckout } from '@/lib/mall/checkout'

/** Lowers the checkout under way to what can still be had: `{}`. Its shopper looks at it again before they order. */
export const POST = actionRoute({
  schema: z.strictObject({}),
  fromForm: () => ({}),
  act: async ({ server, session }) => ({
    body: await adjustCheckout(server, session),
    location: '/checkout',
  }),
  errorPage: () => '/checkout',
  returnTo: '/checkout',
})
