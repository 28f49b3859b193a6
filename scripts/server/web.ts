import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '@/lib/answer'
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

/** Writes what a route answered. A HEAD request gets its headers only. */
export async function sendAnswer(
  answer: Answer | Response,
  to: ServerResponse,
  isHead = false,
): Promise<void> {
  to.statusCode = answer.status
  const body = answer instanceof Response ? await takeOver(answer, to) : write(answer, to)
  const length = Buffer.byteLength(body)
  if (length > 0 || answer.status >= 400) to.setHeader('content-length', length)
  to.end(isHead ? undefined : body)
}

/** Text stays text: node sends it in one piece with the headers. */
function write({ headers, text }: Answer, to: ServerResponse): string {
  for (const name in headers) to.setHeader(name, headers[name] ?? '')
  return text ?? ''
}

/** Bytes, or a page of another module's. */
async function takeOver(response: Response, to: ServerResponse): Promise<Buffer> {
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') to.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) to.setHeader('set-cookie', cookies)
  return Buffer.from(await response.arrayBuffer())
}
