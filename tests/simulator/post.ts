import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'

export type Posted =
  { outcome: 'answered'; status: number; body: string } | { outcome: 'timeout' } | { outcome: 'unreachable' }

export interface Post {
  url: string
  /** Where to connect instead, with the same Host: what DNS and a gateway do outside. */
  via?: string
  body: string
  timeoutMs: number
}

/** One POST of XML, no redirects followed, cut after the whole of `timeoutMs`. Never throws. */
export function postXml({ url, via, body, timeoutMs }: Post): Promise<Posted> {
  const target = new URL(url)
  const reached = via ? new URL(target.pathname, via) : target
  const send = reached.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve) => {
    const outgoing = send(
      reached,
      {
        method: 'POST',
        agent: false,
        headers: {
          host: target.host,
          'content-type': 'text/xml; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Mozilla/4.0',
        },
      },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', () => finish({ outcome: 'unreachable' }))
        answer.on('end', () =>
          finish({
            outcome: 'answered',
            status: answer.statusCode ?? 0,
            body: Buffer.concat(pieces)
              .toString('utf8')
              .slice(0, 64 * 1024),
          }),
        )
      },
    )
    const timer = setTimeout(() => {
      finish({ outcome: 'timeout' })
      outgoing.destroy()
    }, timeoutMs)
    const finish = (posted: Posted) => {
      clearTimeout(timer)
      resolve(posted)
    }
    outgoing.on('error', () => finish({ outcome: 'unreachable' }))
    outgoing.end(body)
  })
}
