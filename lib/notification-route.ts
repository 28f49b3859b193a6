import 'server-only'
import { readBytes } from './body'
import { countNotification } from './metrics'
import type { Answer } from './answer'
import { requestIdOf, route, type Handler } from './reply'
import { getServer, type Server } from './server'
import type { AskedHeaders } from '@/lib/request'

/** A notification is at most this long; a payment's is about 1 KiB. */
const maxBytes = 64 * 1024

type Receive = (
  server: Server,
  raw: { headers: AskedHeaders; body: Uint8Array; requestId: string },
) => Promise<{ verdict: string; answer: Answer }>

/** Wraps a notification's use-case as a route: bytes in, WeChat's exact answer out. */
export function notificationRoute(receive: Receive): Handler {
  return route(async (request) => {
    const server = getServer()
    const body = await readBytes(request, maxBytes)
    if (body === 'too_large') return server.gateway.acknowledge({ accepted: false, status: 413 })
    const raw = { headers: request.headers, body, requestId: requestIdOf(request) }
    const { verdict, answer } = await receive(server, raw)
    countNotification(verdict)
    return answer
  })
}
