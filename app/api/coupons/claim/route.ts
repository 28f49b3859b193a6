import { z } from 'zod'
import { idSchema } from '@/lib/domain/cart'
import { actionRoute, requireUser } from '@/lib/mall/action-route'
import { claimCoupon } from '@/lib/mall/coupons'

/** Claims `{ couponId }` for the shopper; again changes nothing. After a login, the shopper is asked to tap again. */
export const POST = actionRoute({
  schema: z.strictObject({ couponId: idSchema }),
  fromForm: (form) => ({ couponId: form.integer('couponId') }),
  act: async ({ server, session, input: { couponId } }) => {
    await claimCoupon(server, { user: requireUser(session), couponId })
    return { body: { couponId }, location: '/?claimed=1#coupons' }
  },
  errorPage: () => '/',
  returnTo: '/coupons/logged-in',
})
