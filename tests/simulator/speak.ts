import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import type { Fault } from './faults'
import { html, send, type Reply } from './http'

/** True when the call has its effect although the fault will spoil the answer. */
export function hasEffect(fault: Fault | null): boolean {
  if (!fault || fault.after) return true
  return (
    fault.as === 'slow' || fault.as === 'slow_body' || fault.as === 'wrong_signature' || fault.as === 'alter'
  )
}

/** Sends the answer, or what the fault makes of it. */
export async function speak(response: ServerResponse, reply: Reply, fault: Fault | null): Promise<void> {
  switch (fault?.as) {
    case 'hang':
      return
    case 'reset':
      reset(response.socket)
      return
    case 'http_status':
      return send(response, { status: fault.status, body: '' })
    case 'html':
      return send(response, html('<html><body><h1>502 Bad Gateway</h1></body></html>', 502))
    case 'raw':
      return send(response, { status: fault.status, headers: fault.headers ?? {}, body: fault.body })
    case 'slow':
      await wait(fault.ms)
      return send(response, reply)
    case 'slow_body':
      return dribble(response, reply, fault.ms)
    case 'err_code':
    case 'errcode':
    case 'wrong_signature':
    case 'alter':
    case undefined:
      return send(response, reply)
  }
}

/** Only a bare TCP socket can send a reset; a TLS one is just gone, without its closing words. */
function reset(socket: Socket | null): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket?.resetAndDestroy()
}

/** The headers at once, then the body in ten pieces over the whole time. */
async function dribble(
  response: ServerResponse,
  { status, headers, body }: Reply,
  ms: number,
): Promise<void> {
  const bytes = Buffer.from(body)
  const step = Math.ceil(bytes.length / 10)
  response.writeHead(status, { 'content-length': String(bytes.length), ...headers })
  for (let from = 0; from < bytes.length && !response.destroyed; from += step) {
    await wait(ms / 10)
    response.write(bytes.subarray(from, from + step))
  }
  response.end()
}
