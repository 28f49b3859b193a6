import { AppError } from '@/lib/errors'
import { orderNoPattern } from '@/lib/domain/order-no'
import { pollStatus } from '@/lib/payment/poll-status'
import { json, jsonRoute } from '@/lib/reply'
import { readSession, readSessionId } from '@/lib/session'

/** `GET /pay/{orderNo}/status` → CashierView: only this says "paid". */
export const GET = jsonRoute(async (server, request) => {
  const sid = await readSessionId(server.env, request.headers)
  if (sid === null) throw new AppError('login_required')
  const orderNo = new URL(request.url).pathname.split('/')[2] ?? ''
  const isOrderNo = orderNoPattern.test(orderNo)
  const view = isOrderNo ? await pollStatus(server, { sid, appid: server.env.appid, orderNo }) : null
  if (view !== null) return json(view)
  // Only now does it matter who asks.
  const session = await readSession(server, request.headers)
  throw new AppError(session?.user == null ? 'login_required' : 'not_found')
})
