import type { IncomingMessage, ServerResponse } from 'node:http'
import { plainBodyOf } from '@/lib/plain-body'
import type { AskedRequest } from '@/lib/request'

/** A node request as a route handler expects it; `body` is all of it. */
export function toRequest(request: IncomingMessage, body: Buffer | null, publicOrigin: string): AskedRequest {
  const { headers } = request
  return {
    method: request.method ?? 'GET',
    url: publicOrigin + (request.url ?? '/'),
    headers: {
      get: (name) => valueOf(headers[name.toLowerCase()]),
      has: (name) => headers[name.toLowerCase()] !== undefined,
    },
    body: null,
    wholeBody: body ?? new Uint8Array(),
  }
}

/** Repeated headers joined as the web's Headers joins them. */
function valueOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  return typeof header === 'string' ? header : header.join(', ')
}

/** Writes a handler's Response. A HEAD request gets its headers only. */
export async function sendResponse(response: Response, to: ServerResponse, isHead = false): Promise<void> {
  to.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') to.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) to.setHeader('set-cookie', cookies)
  const text = plainBodyOf(response)
  const body = text === null ? Buffer.from(await response.arrayBuffer()) : Buffer.from(text)
  if (body.length > 0 || response.status >= 400) to.setHeader('content-length', body.length)
  to.end(isHead ? undefined : body)
}
