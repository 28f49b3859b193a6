import { withBalance } from '@/lib/domain/balance-wish'
import { loginPath } from '@/lib/domain/login-path'
import { AppError } from '@/lib/errors'
import { requireUser, seeOther, withError } from '@/lib/mall/action-route'
import { readKeptOrder } from '@/lib/mall/checkout'
import { newOrderNo } from '@/lib/mall/new-order-no'
import { cashierPath } from '@/lib/mall/paths'
import { placeOrder } from '@/lib/mall/place-order'
import { isAppError, requestIdOf, route } from '@/lib/reply'
import { getServer, type Server } from '@/lib/server'
import { readSession } from '@/lib/session'
import type { AskedRequest } from '@/lib/request'

/**
 * Where a login that interrupted a checkout comes back to: places the kept order and goes on to the cashier.
 * It only repeats what the shopper posted, under the draft's own key: opened again, it finds the same order.
 */
export const GET = route(async (request) => {
  const server = getServer()
  const wishesBalance = new URL(request.url).searchParams.get('balance') === '1'
  try {
    return seeOther(withBalance(await continueCheckout(server, request), wishesBalance))
  } catch (error) {
    const known = isAppError(error) ? error : new AppError('internal')
    if (known !== error) {
      server.log.error({ event: 'unexpected_error', requestId: requestIdOf(request), err: error })
    }
    if (known.code === 'login_required') {
      return seeOther(loginPath(withBalance('/checkout/continue', wishesBalance)))
    }
    return seeOther(withError(withBalance('/checkout', wishesBalance), known.code, requestIdOf(request)))
  }
})

async function continueCheckout(server: Server, request: AskedRequest): Promise<string> {
  const session = await readSession(server, request.headers)
  const user = requireUser(session)
  const kept = session && (await readKeptOrder(server, session))
  if (!session || !kept) return '/checkout'
  const { pool, clock, env } = server
  const { orderNo } = await placeOrder(
    { pool, clock, env, makeOrderNo: newOrderNo },
    { userId: user.id, sessionId: session.id, checkoutKey: kept.checkoutId, request: kept.request },
  )
  return cashierPath(orderNo)
}
