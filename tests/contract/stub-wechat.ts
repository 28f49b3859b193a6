import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export type Act = (response: ServerResponse, seen: Seen) => void

/** A server on loopback that lets each test decide, call by call, how WeChat behaves; the last act repeats. */
export async function startStub() {
  const seen: Seen[] = []
  let acts: Act[] = []
  let connections = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const call = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
      seen.push(call)
      const act = acts.length > 1 ? acts.shift() : acts[0]
      act?.(response, call)
    })
  })
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // listen() on TCP gives an AddressInfo.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
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

export type Stub = Awaited<ReturnType<typeof startStub>>
