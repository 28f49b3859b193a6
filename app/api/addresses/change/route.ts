import { z } from 'zod'
import { idSchema } from '@/lib/domain/cart'
import { addressSchema } from '@/lib/domain/checkout'
import { actionRoute, requireUser } from '@/lib/mall/action-route'
import { changeAddress } from '@/lib/mall/addresses'
import type { FormFields } from '@/lib/mall/form-fields'
import { addressFromForm, addressOrInput } from '@/lib/mall/order-form'
import { addressPath, addressReturn } from '@/lib/mall/paths'

/** Replaces a saved address: `{ id, address }`. */
export const POST = actionRoute({
  schema: z.strictObject({ id: idSchema, address: addressSchema }),
  fromForm: (form) => ({ id: form.integer('id'), address: addressFromForm(form) }),
  act: async ({ server, session, input, form }) => {
    await changeAddress(server, { userId: requireUser(session).id, id: input.id }, input.address)
    return { body: { addressId: input.id }, location: addressReturn(form, input.id) }
  },
  errorPage: formPage,
  returnTo: formPage,
  invalid: addressOrInput,
})

function formPage(form: FormFields): string {
  const id = form.integer('id')
  if (typeof id !== 'number') return '/me/addresses'
  return addressPath(id, { isFromCheckout: form.text('from') === 'checkout' })
}
