import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  status: number
  text: string
  /** From the first byte sent to the status line received. */
  answeredAfterMs: number
  /** From the first byte sent to the end of the connection. */
  closedAfterMs: number
}

interface RawOptions {
  port: number
  /** Writes the request as it likes; may go on writing after this returns. */
  send: (socket: Socket) => void
  /** Hang up at the first byte of the answer, instead of waiting for the server to. */
  leave?: boolean
}

/** One TCP connection by hand: what a client library would not send, and when exactly the answer came. */
export function rawRequest({ port, send, leave = false }: RawOptions): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let startedAt = 0
    let answeredAfterMs = Number.POSITIVE_INFINITY
    let text = ''
    socket.once('connect', () => {
      startedAt = performance.now()
      send(socket)
    })
    socket.on('data', (chunk) => {
      if (text === '') answeredAfterMs = performance.now() - startedAt
      text += chunk.toString('latin1')
      if (leave) socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Being cut off in the middle of sending is what some of these tests are about.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
    socket.once('close', () => {
      const closedAfterMs = performance.now() - startedAt
      resolve({ status: Number(text.slice(9, 12)), text, answeredAfterMs, closedAfterMs })
    })
  })
}

/** The head of a request, e.g. `head('POST /api/cart', { 'content-length': '5' })`. */
export function head(line: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { host: 'localhost', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n`
}
