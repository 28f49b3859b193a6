import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { orderNoPattern } from '@/lib/domain/order-no'
import { startPayment } from '@/lib/payment/start-payment'
import { clientIpOf, json, jsonRoute, readJson, requireSameOrigin } from '@/lib/reply'
import { readSession } from '@/lib/session'

// An openid or an amount in the body is ignored: both only ever come from the session and the order.
const body = z.object({
  orderNo: z.string().regex(orderNoPattern),
  useBalance: z.boolean().default(false),
  expectedTotalFen: z.int().min(0).optional(),
})

/** `POST { orderNo, useBalance, expectedTotalFen }` → `{ status: 'payable', bridge }`, what the page hands to WeChat's bridge, or `{ status: 'paid' }`. */
export const POST = jsonRoute(async (server, request) => {
  requireSameOrigin(request, server.env)
  const session = await readSession(server, request.headers)
  if (session?.user == null) throw new AppError('login_required')
  const asked = await readJson(request, body)
  const { id: userId, openid } = session.user
  return json(await startPayment(server, { ...asked, userId, openid, clientIp: clientIpOf(request) }))
})
