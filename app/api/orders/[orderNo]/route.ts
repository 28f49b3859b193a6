import { AppError } from '@/lib/errors'
import { requireUser } from '@/lib/mall/action-route'
import { findOrder } from '@/lib/mall/orders'
import { json, jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'

export const GET = jsonRoute(async (server, request) => {
  const user = requireUser(await readSession(server, request.headers))
  const orderNo = new URL(request.url).pathname.split('/').at(-1) ?? ''
  const order = await findOrder(server, { userId: user.id, orderNo })
  if (!order) throw new AppError('not_found')
  return json(order)
})
