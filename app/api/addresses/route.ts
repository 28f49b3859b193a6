import { addressSchema } from '@/lib/domain/checkout'
import { actionRoute, requireUser } from '@/lib/mall/action-route'
import { addAddress, listAddresses } from '@/lib/mall/addresses'
import { addressFromForm } from '@/lib/mall/order-form'
import { addressReturn } from '@/lib/mall/paths'
import { json, jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'

export const GET = jsonRoute(async (server, request) => {
  const user = requireUser(await readSession(server, request.headers))
  return json({ addresses: await listAddresses(server, user.id) })
})

export const POST = actionRoute({
  schema: addressSchema,
  fromForm: addressFromForm,
  act: async ({ server, session, input, form }) => {
    const added = await addAddress(server, requireUser(session).id, input)
    return { body: added, status: 201, location: addressReturn(form, added.addressId) }
  },
  errorPage: () => '/me/addresses/new',
  returnTo: '/me/addresses/new',
  invalid: () => 'address_invalid',
})
