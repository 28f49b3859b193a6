import { AppError } from '@/lib/errors'
import { orderNoPattern } from '@/lib/domain/order-no'
import { pollStatus } from '@/lib/payment/poll-status'
import { json, jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'

/** `GET /pay/{orderNo}/status` → CashierView: only this says "paid". */
export const GET = jsonRoute(async (server, request) => {
  const session = await readSession(server, request.headers)
  if (session?.user == null) throw new AppError('login_required')
  const orderNo = new URL(request.url).pathname.split('/')[2] ?? ''
  if (!orderNoPattern.test(orderNo)) throw new AppError('not_found')
  const view = await pollStatus(server, { userId: session.user.id, orderNo })
  if (view === null) throw new AppError('not_found')
  return json(view)
})
