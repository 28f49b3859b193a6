import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { bridgeResults } from '@/lib/domain/bridge'
import { orderNoPattern } from '@/lib/domain/order-no'
import { reportBridgeResult } from '@/lib/payment/report-bridge-result'
import { jsonRoute, readJson, requireSameOrigin } from '@/lib/reply'
import { readSession } from '@/lib/session'

const body = z.strictObject({ result: z.enum(bridgeResults) })

/** `POST /pay/{orderNo}/bridge-result { result }`: what the phone said, for the timeline alone. Answers 204. */
export const POST = jsonRoute(async (server, request) => {
  requireSameOrigin(request, server.env)
  const session = await readSession(server, request.headers)
  if (session?.user == null) throw new AppError('login_required')
  const { result } = await readJson(request, body)
  const orderNo = new URL(request.url).pathname.split('/')[2] ?? ''
  if (!orderNoPattern.test(orderNo)) throw new AppError('not_found')
  await reportBridgeResult(server, { userId: session.user.id, orderNo, result })
  return { status: 204, headers: { 'cache-control': 'no-store' }, text: null }
})
