import { readBytes } from '@/lib/body'
import { countNotification } from '@/lib/metrics'
import { receiveNotification } from '@/lib/payment/receive-notification'
import { requestIdOf } from '@/lib/reply'
import { getServer } from '@/lib/server'

/** A notification is at most this long; a payment's is about 1 KiB. */
const maxBytes = 64 * 1024

/** `POST` from WeChat (chapter 9_7): XML in, exact XML out. */
export async function POST(request: Request): Promise<Response> {
  const server = getServer()
  const body = await readBytes(request, maxBytes)
  if (body === 'too_large') return server.gateway.acknowledge({ accepted: false, status: 413 })
  const notification = { headers: request.headers, body, requestId: requestIdOf(request) }
  const { verdict, response } = await receiveNotification(server, notification)
  countNotification(verdict)
  return response
}
