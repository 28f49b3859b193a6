import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket, type PeerCertificate, type TlsOptions } from 'node:tls'

export interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
  /** The common name of the certificate the caller showed; null when it showed none that can be believed. */
  client: string | null
}

export type Act = (response: ServerResponse, seen: Seen) => void

/**
 * A server on loopback that lets each test decide, call by call, how WeChat behaves; the last act repeats.
 * With `tls` it speaks https.
 */
export async function startStub(tls?: TlsOptions) {
  const seen: Seen[] = []
  let acts: Act[] = []
  let connections = 0
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers, socket } = request
      const body = Buffer.concat(chunks).toString('utf8')
      const call = { method, path: url, headers, body, client: clientOf(socket) }
      seen.push(call)
      const act = acts.length > 1 ? acts.shift() : acts[0]
      act?.(response, call)
    })
  }
  const server = tls ? createTlsServer(tls, answer) : createServer(answer)
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // listen() on TCP gives an AddressInfo.
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    seen,
    connections: () => connections,
    behave(...next: Act[]) {
      acts = next
      seen.length = 0
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function clientOf(socket: IncomingMessage['socket']): string | null {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return null
  // A caller who showed none is authorized all the same once it resumes a session.
  const { subject }: Partial<PeerCertificate> = socket.getPeerCertificate()
  return subject ? String(subject.CN) : null
}

export type Stub = Awaited<ReturnType<typeof startStub>>
