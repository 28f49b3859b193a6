import { z } from 'zod'
import { idSchema } from '@/lib/domain/cart'
import { addressSchema } from '@/lib/domain/checkout'
import { actionRoute, requireUser } from '@/lib/mall/action-route'
import { changeAddress } from '@/lib/mall/addresses'
import { addressFromForm } from '@/lib/mall/order-form'

/** Replaces a saved address: `{ id, address }`. */
export const POST = actionRoute({
  schema: z.strictObject({ id: idSchema, address: addressSchema }),
  fromForm: (form) => ({ id: form.integer('id'), address: addressFromForm(form) }),
  act: async ({ server, session, input }) => {
    await changeAddress(server, { userId: requireUser(session).id, id: input.id }, input.address)
    return { body: { addressId: input.id }, location: '/me/addresses' }
  },
  errorPage: (form) => {
    const id = form.integer('id')
    return typeof id === 'number' ? `/me/addresses/${id}` : '/me/addresses'
  },
  returnTo: '/me/addresses',
  invalid: 'address_invalid',
})
