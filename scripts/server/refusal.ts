import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '@/lib/answer'
import { AppError, type ErrorCode } from '@/lib/errors'
import { errorReply } from '@/lib/reply'
import type { Server } from '@/lib/server'

/**
 * An answer that our server gives by itself, in the form its receiver reads: WeChat its XML, everybody else the
 * JSON of our APIs. Fixed text only: nothing of the request or of an exception is in it.
 */
export function refusal(
  server: Server,
  path: string,
  refused: { code: ErrorCode; requestId: string },
): Answer {
  const error = new AppError(refused.code)
  if (path.startsWith('/pay/notify/v2/')) {
    return server.gateway.acknowledge({ accepted: false, status: error.status })
  }
  return errorReply(error, refused.requestId)
}

const lingerMs = 1_000

/**
 * Answers while the client is still sending, then closes the connection. Closing at once would reset it, and
 * the client might never read the answer; so what it sends is thrown away for a moment.
 */
export function refuseBody(answer: Answer, request: IncomingMessage, to: ServerResponse): void {
  to.shouldKeepAlive = false
  to.statusCode = answer.status
  const body = Buffer.from(answer.text ?? '')
  for (const [name, value] of Object.entries(answer.headers)) to.setHeader(name, value)
  to.setHeader('connection', 'close')
  to.setHeader('content-length', body.length)
  request.resume()
  to.write(body)
  const close = () => {
    to.end()
    request.socket.destroySoon()
  }
  const timer = setTimeout(close, lingerMs)
  request.once('end', close)
  request.once('close', () => clearTimeout(timer))
}
