import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
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

interface Sending {
  /** What goes along with the answer's own headers. */
  headers?: OutgoingHttpHeaders
  /** The answer to a HEAD request is its headers only. */
  isHead?: boolean
}

/** Writes what a route answered, its headers at once: one by one costs as much again as the rest of it. */
export async function sendAnswer(
  answer: Answer | Response,
  to: ServerResponse,
  { headers, isHead = false }: Sending = {},
): Promise<void> {
  // Text stays text: node sends it in one piece with the headers.
  const body = answer instanceof Response ? Buffer.from(await answer.arrayBuffer()) : (answer.text ?? '')
  const own = answer instanceof Response ? headersOf(answer) : answer.headers
  const hasLength = answer.status !== 204 && answer.status !== 304
  const counted = hasLength ? { 'content-length': Buffer.byteLength(body) } : {}
  to.writeHead(answer.status, { ...headers, ...own, ...counted })
  to.end(isHead ? undefined : body)
}

/** Of bytes, or of a page of another module's. */
function headersOf({ headers }: Response): OutgoingHttpHeaders {
  const cookies = headers.getSetCookie()
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) }
}
