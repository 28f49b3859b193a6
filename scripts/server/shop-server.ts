import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http'
import { observeRequest } from '@/lib/metrics'
import type { Server } from '@/lib/server'
import { bodyLimit, hasBody, readBody, withBody } from './body'
import { clientIp } from './client-ip'
import { replaceFailedPage } from './failed-page'
import { findHotRoute, handlerOf, type HotRoute } from './hot-routes'
import { refusal, refuseBody } from './refusal'
import { contentSecurityPolicy, dataPolicy, securityHeaders } from './security-headers'
import { sendAnswer, toRequest } from './web'

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

interface ShopServerOptions {
  server: Server
  next: NodeHandler
  isDev: boolean
}

/**
 * The server that owns the port: deadlines and size limits first, then the hot routes by their handlers and
 * everything else by Next, which has neither. A request is passed on only when all of it has arrived.
 */
export function createShopServer(options: ShopServerOptions): HttpServer {
  return createServer(
    {
      headersTimeout: 5_000,
      // From the first byte to the last; with the checks every half second no request lives past 10 s unsent.
      requestTimeout: 9_000,
      connectionsCheckingInterval: 500,
      // Longer than the usual proxy keeps an idle connection, so that it is never us who close one in use.
      keepAliveTimeout: 65_000,
    },
    (request, response) => void answer(options, request, response),
  )
}

/** One request on its way through. */
interface Visit {
  path: string
  requestId: string
  hot: HotRoute | undefined
  /** Those of every answer, for answers that our server gives. */
  headers: Record<string, string>
  startedAt: number
}

async function answer(
  options: ShopServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const visit = receive(options, request)
  response.once('close', () => record(options.server, visit, request, response))
  try {
    await route(options, visit, request, response)
  } catch (err) {
    options.server.log.error({ event: 'unexpected_error', requestId: visit.requestId, err })
    if (response.headersSent) response.destroy()
    else
      await sendAnswer(refusal(options.server, visit.path, { code: 'internal', ...visit }), response, {
        headers: visit.headers,
      })
  }
}

/** Writes over what only we may say about a request, and prepares the headers of every answer. */
function receive({ server, isDev }: ShopServerOptions, request: IncomingMessage): Visit {
  const { env } = server
  const path = request.url?.split('?', 1)[0] ?? '/'
  const requestId = randomUUID()
  const hot = findHotRoute(path)
  // What is no page runs nothing, and need not wait for a nonce.
  const nonce = hot ? null : randomBytes(16).toString('base64')
  const policy = nonce === null ? dataPolicy : contentSecurityPolicy({ env, nonce, isDev })
  const forwardedFor = request.headers['x-forwarded-for']
  request.headers['x-request-id'] = requestId
  request.headers['x-path'] = path
  request.headers['x-client-ip'] = clientIp(
    { socketAddress: request.socket.remoteAddress, forwardedFor: forwardedFor?.toString() },
    env.trustedProxyHops,
  )
  // Next reads its scripts' nonce from here.
  request.headers['content-security-policy'] = policy
  for (const name of forwarded) {
    if (name in request.headers) delete request.headers[name]
  }
  const headers = { ...securityHeaders(path, policy, env.publicOrigin), 'x-request-id': requestId }
  return { path, requestId, hot, headers, startedAt: performance.now() }
}

const forwarded = ['forwarded', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port']

async function route(
  { server, next, isDev }: ShopServerOptions,
  visit: Visit,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers } = visit
  if (!visit.path.startsWith('/')) {
    return sendAnswer(refusal(server, visit.path, { code: 'bad_request', ...visit }), response, { headers })
  }
  const body = hasBody(request) ? await readBody(request, bodyLimit(visit.path)) : null
  if (body === 'aborted') return
  if (body === 'too_large') {
    const answer = refusal(server, visit.path, { code: 'payload_too_large', ...visit })
    return refuseBody({ ...answer, headers: { ...headers, ...answer.headers } }, request, response)
  }
  if (!visit.hot) {
    for (const name in headers) response.setHeader(name, headers[name] ?? '')
    // In development Next's own page shows the stack.
    if (!isDev) replaceFailedPage(server, { request, response, requestId: visit.requestId })
    return next(body ? withBody(request, body) : request, response)
  }
  const handler = handlerOf(visit.hot, request.method)
  if (typeof handler !== 'function') {
    const answer = { status: 405, headers: { allow: handler.allow }, text: null }
    return sendAnswer(answer, response, { headers })
  }
  const answer = await handler.direct(toRequest(request, body, server.env.publicOrigin))
  await sendAnswer(answer, response, { headers, isHead: request.method === 'HEAD' })
}

/** One line a request, with its path only: a query can hold WeChat's code, and that is a secret. */
function record({ log }: Server, visit: Visit, request: IncomingMessage, response: ServerResponse): void {
  const ms = performance.now() - visit.startedAt
  const isAsset = visit.path.startsWith('/_next/')
  const { method = '' } = request
  log[isAsset ? 'debug' : 'info']({
    event: 'request',
    requestId: visit.requestId,
    method,
    path: visit.path.slice(0, 200),
    status: response.statusCode,
    ms: Math.round(ms * 10) / 10,
    ...(response.writableFinished ? {} : { aborted: true }),
  })
  observeRequest({
    route: visit.hot?.name ?? (isAsset ? 'asset' : 'page'),
    method: method in knownMethods ? method : 'other',
    status: response.statusCode,
    seconds: ms / 1000,
  })
}

const knownMethods = {
  GET: true,
  HEAD: true,
  POST: true,
  PUT: true,
  PATCH: true,
  DELETE: true,
  OPTIONS: true,
}
