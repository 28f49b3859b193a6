import { z } from 'zod'
import { idSchema } from '@/lib/domain/cart'
import { actionRoute, requireUser } from '@/lib/mall/action-route'
import { makeDefaultAddress } from '@/lib/mall/addresses'

/** Makes a saved address the default one: `{ id }`. */
export const POST = actionRoute({
  schema: z.strictObject({ id: idSchema }),
  fromForm: (form) => ({ id: form.integer('id') }),
  act: async ({ server, session, input }) => {
    await makeDefaultAddress(server, { userId: requireUser(session).id, id: input.id })
    return { body: { addressId: input.id }, location: '/me/addresses' }
  },
  errorPage: () => '/me/addresses',
  returnTo: '/me/addresses',
})
