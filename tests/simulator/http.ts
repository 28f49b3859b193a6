import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TlsOptions } from 'node:tls'

export interface Reply {
  status: number
  headers?: Record<string, string>
  cookies?: readonly string[]
  body: string | Buffer
}

export interface Listener {
  origin: string
  close(): Promise<void>
}

export interface Answering {
  onRequest: RequestListener
  onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** With these it speaks https. */
  tls?: TlsOptions
}

/**
 * Listens on loopback only, on IPv4 and (where the machine has it) IPv6, so that `localhost` works
 * whichever of the two a client tries first.
 */
export async function listen(port: number, answering: Answering): Promise<Listener> {
  for (let tries = 1; ; tries += 1) {
    const first = await bind('127.0.0.1', port, answering)
    const address = first.server.address()
    const chosen = isPort(address) ? address.port : port
    try {
      const servers = [first, await bind('::1', chosen, answering)]
      return listener(originOf(chosen, answering), servers)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')
        return listener(originOf(chosen, answering), [first])
      await close(first)
      // The free port of IPv4 may be taken on IPv6: any other will do, unless one was asked for.
      if (code !== 'EADDRINUSE' || port !== 0 || tries === 5) throw error
    }
  }
}

function originOf(port: number, { tls }: Answering): string {
  return `${tls ? 'https' : 'http'}://localhost:${port}`
}

function listener(origin: string, servers: Bound[]): Listener {
  return {
    origin,
    async close() {
      await Promise.all(servers.map(close))
    },
  }
}

function isPort(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}

interface Bound {
  server: Server | TlsServer
  sockets: Set<Socket>
}

function bind(host: string, port: number, { onRequest, onUpgrade, tls }: Answering): Promise<Bound> {
  const server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest)
  if (onUpgrade) server.on('upgrade', onUpgrade)
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => resolve({ server, sockets }))
  })
}

/** Every connection, web sockets included, which the server itself has let go of. */
function close({ server, sockets }: Bound): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
}

/** The whole body; null when it is longer than the limit. */
export async function readBody(request: IncomingMessage, limitBytes = 1024 * 1024): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request) {
    const buffer = Buffer.from(piece)
    bytes += buffer.length
    if (bytes <= limitBytes) pieces.push(buffer)
  }
  return bytes > limitBytes ? null : Buffer.concat(pieces)
}

export function send(response: ServerResponse, { status, headers, cookies, body }: Reply): void {
  if (response.destroyed) return
  if (cookies) response.setHeader('set-cookie', cookies)
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers })
  response.end(body)
}

export function json(value: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  }
}

export function html(body: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body,
  }
}

export function redirect(location: string): Reply {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' }
}

/** Answers with a function's reply; what it throws becomes a 500 that names the mistake. */
export function answerWith(
  reply: (request: IncomingMessage, response: ServerResponse) => Promise<Reply | null>,
): RequestListener {
  return (request, response) => {
    reply(request, response).then(
      (ready) => ready && send(response, ready),
      (error: unknown) =>
        send(response, json({ error: error instanceof Error ? error.message : 'failed' }, 500)),
    )
  }
}
