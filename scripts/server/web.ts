import type { IncomingMessage, ServerResponse } from 'node:http'

/** A node request as the web's Request, the way a route handler expects it. */
export function toRequest(request: IncomingMessage, body: Buffer | null, publicOrigin: string): Request {
  const headers: [string, string][] = []
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.push([name, value])
    else for (const one of value ?? []) headers.push([name, one])
  }
  const method = request.method ?? 'GET'
  const carriesBody = body !== null && method !== 'GET' && method !== 'HEAD'
  return new Request(publicOrigin + (request.url ?? '/'), {
    method,
    headers,
    ...(carriesBody ? { body: new Uint8Array(body) } : {}),
  })
}

/** Writes a handler's Response. A HEAD request gets its headers only. */
export async function sendResponse(response: Response, to: ServerResponse, isHead = false): Promise<void> {
  to.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') to.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) to.setHeader('set-cookie', cookies)
  const body = Buffer.from(await response.arrayBuffer())
  if (body.length > 0 || response.status >= 400) to.setHeader('content-length', body.length)
  to.end(isHead ? undefined : body)
}
