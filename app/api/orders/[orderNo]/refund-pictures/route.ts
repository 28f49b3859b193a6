import { requireUser } from '@/lib/mall/action-route'
import { orderNoIn } from '@/lib/mall/order-action'
import { addRefundPicture } from '@/lib/mall/refund-pictures'
import { json, jsonRoute, requireSameOrigin } from '@/lib/reply'
import { readSession } from '@/lib/session'

/** Takes one picture, as it is, for a refund request to come. */
export const POST = jsonRoute(async (server, request) => {
  requireSameOrigin(request, server.env)
  const user = requireUser(await readSession(server, request.headers))
  const pictureId = await addRefundPicture(server, { userId: user.id, orderNo: orderNoIn(request), request })
  return json({ pictureId }, { status: 201 })
})
