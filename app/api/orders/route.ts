import { randomBytes } from 'node:crypto'
import { withBalance } from '@/lib/domain/balance-wish'
import { checkoutKeySchema, orderRequestSchema } from '@/lib/domain/checkout'
import { AppError } from '@/lib/errors'
import { actionRoute, requireUser } from '@/lib/mall/action-route'
import { keepOrderRequest } from '@/lib/mall/checkout'
import type { FormFields } from '@/lib/mall/form-fields'
import { newOrderNo } from '@/lib/mall/new-order-no'
import { addressOrInput, orderFromForm } from '@/lib/mall/order-form'
import { readOrderQuery } from '@/lib/mall/order-query'
import { listOrders } from '@/lib/mall/orders'
import { cashierPath } from '@/lib/mall/paths'
import { placeOrder } from '@/lib/mall/place-order'
import { json, jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'
import type { AskedRequest } from '@/lib/request'

/** One page of the shopper's orders, newest first: `?tab=…`, and `?before=` what `olderThan` said. */
export const GET = jsonRoute(async (server, request) => {
  const user = requireUser(await readSession(server, request.headers))
  const { searchParams } = new URL(request.url)
  const page = readOrderQuery({ tab: searchParams.get('tab'), before: searchParams.get('before') })
  return json(await listOrders(server, { userId: user.id, ...page }))
})

/** Places an order; a shopper who is not logged in goes to do so first, and the order is kept meanwhile. */
export const POST = actionRoute({
  schema: orderRequestSchema,
  fromForm: orderFromForm,
  act: async ({ server, request, session, input, form }) => {
    // A form is kept even when its shopper is logged in: should it be refused, it is shown filled in again.
    if (form || !session.user) await keepOrderRequest(server, session, input)
    const { pool, clock, env } = server
    const { orderNo, totalFen } = await placeOrder(
      { pool, clock, env, makeOrderNo: newOrderNo },
      {
        userId: requireUser(session).id,
        sessionId: session.id,
        checkoutKey: input.checkoutId ?? idempotencyKeyOf(request),
        request: input,
      },
    )
    return {
      body: { orderNo, totalFen },
      status: 201,
      location: withBalance(cashierPath(orderNo), wishesBalance(form)),
    }
  },
  errorPage: (form) => withBalance('/checkout', wishesBalance(form)),
  returnTo: (form) => withBalance('/checkout/continue', wishesBalance(form)),
  invalid: addressOrInput,
})

function wishesBalance(form: FormFields | null): boolean {
  return form?.text('useBalance') === '1'
}

/** The request's Idempotency-Key; one without it is a request of its own. */
function idempotencyKeyOf(request: AskedRequest): string {
  const given = request.headers.get('idempotency-key')
  if (given === null) return randomBytes(24).toString('base64url')
  const key = checkoutKeySchema.safeParse(given)
  if (!key.success) throw new AppError('invalid_input')
  return key.data
}
