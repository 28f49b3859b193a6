import { IncomingMessage } from 'node:http'

const notificationLimit = 64 * 1024
const limit = 1024 * 1024

/** How many bytes a request to this path may carry. WeChat's notifications are a few kilobytes. */
export function bodyLimit(path: string): number {
  return path.startsWith('/pay/notify/') ? notificationLimit : limit
}

/** The whole body, or `too_large` as soon as that is certain, or `aborted` when the client went away. */
export function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Buffer | 'too_large' | 'aborted'> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve('too_large')
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limitBytes) resolve('too_large')
      else chunks.push(chunk)
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', () => resolve('aborted'))
    request.once('close', () => resolve('aborted'))
  })
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** The same request with its body already here, for Next, which would wait for one without end. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method
  copy.url = request.url
  copy.httpVersion = request.httpVersion
  copy.httpVersionMajor = request.httpVersionMajor
  copy.httpVersionMinor = request.httpVersionMinor
  copy.headers = request.headers
  copy.rawHeaders = request.rawHeaders
  copy.push(body)
  copy.push(null)
  copy.complete = true
  return copy
}
