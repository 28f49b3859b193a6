import { connect } from 'node:net'

export interface Answer {
  status: number
  body: string
}

/** One request over one connection, whose answer has come when it resolves. */
export type Send = (request: string) => Promise<Answer>

/** A request as it goes over the wire. */
export function requestText(
  line: string,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {},
): string {
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

/**
 * A keep-alive connection that knows as much HTTP as the measured servers speak, because the client shares the machine
 * with them: what it spends, they cannot have.
 */
export async function openConnection(port: number): Promise<{ send: Send; close(): void }> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let buffered = Buffer.alloc(0)
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
  socket.on('data', (chunk) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk])
    const whole = readAnswer(buffered)
    if (whole === null || waiting === null) return
    buffered = buffered.subarray(whole.length)
    const { resolve } = waiting
    waiting = null
    resolve(whole.answer)
  })
  const fail = () => waiting?.reject(new Error('the server closed the connection'))
  socket.on('error', fail).on('close', fail)
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

function readAnswer(bytes: Buffer): { answer: Answer; length: number } | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const start = end + 4
  const counted = /\ncontent-length: *(\d+)/i.exec(head)
  if (counted) {
    const length = start + Number(counted[1])
    return bytes.length < length
      ? null
      : { answer: { status, body: bytes.toString('utf8', start, length) }, length }
  }
  // Next answers in chunks, these short answers in one; the last is empty.
  const last = bytes.indexOf('\r\n0\r\n\r\n', start)
  if (last < 0) return null
  const [, body = ''] = bytes.toString('utf8', start, last).split('\r\n', 2)
  return { answer: { status, body }, length: last + 7 }
}
