import type { IncomingMessage, ServerResponse } from 'node:http'
import { sharedText, troubleText } from '@/lib/domain/zh-cn'
import { messagePage } from '@/lib/message-page'
import type { Server } from '@/lib/server'

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
}

/**
 * Puts our own page in place of the document that Next answers a failed page with: that one is blank until its
 * scripts have run, and cannot name the request under which the log has the error.
 */
export function replaceFailedPage(server: Pick<Server, 'env'>, exchange: Exchange): void {
  const { request, response } = exchange
  const [writeHead, write, end] = [
    response.writeHead.bind(response),
    response.write.bind(response),
    response.end.bind(response),
  ]
  let page: Promise<Buffer> | null = null

  // Whoever writes first, Next or what compresses for it, passes through here before the first byte.
  Object.assign(response, {
    writeHead(...given: Parameters<typeof writeHead>) {
      if (page !== null || !isFailedPage(response, given[0])) return writeHead(...given)
      const ours = failedPage(server, exchange)
      for (const name of ['content-encoding', 'content-length', 'etag', 'link']) response.removeHeader(name)
      for (const [name, value] of ours.headers) response.setHeader(name, value)
      page = ours.arrayBuffer().then((bytes) => Buffer.from(bytes))
      return writeHead(500)
    },
    write(...given: Parameters<typeof write>) {
      if (!response.headersSent) response.writeHead(response.statusCode)
      return page === null ? write(...given) : true
    },
    end(...given: Parameters<typeof end>) {
      if (!response.headersSent) response.writeHead(response.statusCode)
      if (page === null) return end(...given)
      void page.then((bytes) => end(request.method === 'HEAD' ? undefined : bytes))
      return response
    },
  })
}

function isFailedPage(response: ServerResponse, status: number): boolean {
  const type = String(response.getHeader('content-type') ?? '')
  return status === 500 && type.startsWith('text/html')
}

function failedPage({ env }: Pick<Server, 'env'>, { request, requestId }: Exchange): Response {
  return messagePage({
    status: 500,
    title: troubleText.failed,
    text: troubleText.failedText,
    actions: [
      { label: sharedText.retry, href: ownAddress(request.url) },
      { label: sharedText.backHome, href: '/' },
    ],
    isDemo: env.isDemo,
    requestId,
  })
}

/** The page that was asked for, to ask for it again; an address with two slashes in front would lead elsewhere. */
function ownAddress(url = '/'): string {
  return /^\/(?![/\\])/.test(url) ? url : '/'
}
