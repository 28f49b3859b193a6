import 'server-only'
import type { z } from 'zod'
import { toResponse, type Answer } from './answer'
import { readBytes } from './body'
import { AppError } from './errors'
import type { AskedRequest } from './request'
import { getServer, type Server } from './server'

/** A route handler as Next wants it. `direct` gives our own server what it would make a Response of. */
export interface Handler {
  (request: AskedRequest): Promise<Response>
  direct(request: AskedRequest): Promise<Answer | Response>
}

export function route(direct: Handler['direct']): Handler {
  return Object.assign(async (request: AskedRequest) => toResponse(await direct(request)), { direct })
}

/** The id our own server gave the request; it is in the log line and in every error a person sees. */
export function requestIdOf(request: AskedRequest): string {
  return request.headers.get('x-request-id') ?? ''
}

/** The peer's address, as our own server worked it out from the socket and TRUSTED_PROXY_HOPS. */
export function clientIpOf(request: AskedRequest): string {
  return request.headers.get('x-client-ip') ?? '127.0.0.1'
}

/** A JSON answer that no cache keeps. */
export function json(
  body: unknown,
  { status = 200, headers = {} }: Partial<Omit<Answer, 'text'>> = {},
): Answer {
  const always = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return { status, headers: { ...headers, ...always }, text: JSON.stringify(body) }
}

/** `{ "error": { code, message, requestId } }` with the status of the table. */
export function errorReply(error: AppError, requestId: string): Answer {
  return json(
    { error: { code: error.code, message: error.userMessage, requestId } },
    { status: error.status },
  )
}

/**
 * Wraps one JSON route: an AppError becomes its answer, anything else is logged whole and answered
 * with the fixed sentence of `internal`.
 */
export function jsonRoute(
  act: (server: Server, request: AskedRequest) => Promise<Answer | Response>,
): Handler {
  return route(async (request) => {
    const requestId = requestIdOf(request)
    const server = getServer()
    try {
      return await act(server, request)
    } catch (error) {
      if (isAppError(error)) return errorReply(error, requestId)
      server.log.error({ event: 'unexpected_error', requestId, err: error })
      return errorReply(new AppError('internal'), requestId)
    }
  })
}

// Two module graphs live in one process (Next's and our server's), so `instanceof` would miss the other's errors.
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'userMessage' in error
}

/**
 * Refuses a request that another site made with our shopper's cookie. Browsers say where a POST comes from in
 * `Origin` and `Sec-Fetch-Site`. A client that sends neither (not a browser) must send JSON, which no form can.
 */
export function requireSameOrigin(request: AskedRequest, env: Server['env']): void {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const foreignOrigin = origin !== null && origin !== env.publicOrigin
  const foreignSite = site !== null && site !== 'same-origin'
  const anonymous = origin === null && site === null && !isJson(request)
  if (foreignOrigin || foreignSite || anonymous) throw new AppError('forbidden_origin')
}

export function isJson(request: AskedRequest): boolean {
  return /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
}

const maxBodyBytes = 64 * 1024
const maxDepth = 16

/**
 * Reads a body of one of our own pages as text. Throws `bad_request` for any charset but UTF-8 and for bytes that
 * are not UTF-8: what is stored and shown later must be what was sent.
 */
export async function readText(request: AskedRequest): Promise<string> {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(request.headers.get('content-type') ?? '')?.[1]
  if (charset && !/^utf-?8$/i.test(charset)) throw new AppError('bad_request')
  const bytes = await readBytes(request, maxBodyBytes)
  if (bytes === 'too_large') throw new AppError('payload_too_large')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('bad_request', { cause })
  }
}

/** Reads a JSON body by a strict schema. Throws `unsupported_media_type`, `bad_request` or `invalid_input`. */
export async function readJson<T extends z.ZodType>(request: AskedRequest, schema: T): Promise<z.output<T>> {
  if (!isJson(request)) throw new AppError('unsupported_media_type')
  const read = schema.safeParse(parseJson(await readText(request)))
  if (!read.success) throw new AppError('invalid_input', { cause: read.error })
  return read.data
}

function parseJson(text: string): unknown {
  if (depthOf(text) > maxDepth) throw new AppError('bad_request')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('bad_request', { cause })
  }
}

/** How deep brackets nest outside strings, read before parsing so that a parser's stack is never the limit. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    if (token === ']' || token === '}') depth--
  }
  return deepest
}
