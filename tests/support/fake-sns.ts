import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The two addresses of api.weixin.qq.com that a login asks, over real HTTP, with codes that work once. */
export interface FakeSns {
  url: string
  /** How often a code was brought, whatever the answer. */
  exchanges(): number
  /** The query strings it was asked with, to see what was sent. */
  asked: URLSearchParams[]
  /** A code for this shopper, as after pressing 同意. */
  issueCode(openid: string, extra?: Record<string, unknown>): string
  /** Answers every request its own way from now on; null: as WeChat does. */
  answerWith(listener: RequestListener | null): void
  stop(): Promise<void>
}

export async function startFakeSns(): Promise<FakeSns> {
  const asked: URLSearchParams[] = []
  const codes = new Map<string, Record<string, unknown> | 'used'>()
  let override: RequestListener | null = null

  const answer: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sns')
    const code = url.searchParams.get('code') ?? ''
    // WeChat sends its JSON as text/plain.
    response.setHeader('content-type', 'text/plain')
    if (url.pathname === '/sns/userinfo') {
      return response.end(JSON.stringify(profileOf(url.searchParams)))
    }
    const grant = codes.get(code)
    if (grant === undefined) return response.end('{"errcode":40029,"errmsg":"invalid code"}')
    if (grant === 'used') return response.end('{"errcode":40163,"errmsg":"code been used"}')
    codes.set(code, 'used')
    response.end(JSON.stringify(grant))
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://sns')
    asked.push(url.searchParams)
    return (override ?? answer)(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    exchanges: () => asked.filter((query) => query.has('code')).length,
    asked,
    issueCode(openid, extra = {}) {
      const code = `code-${openid}-${codes.size}`
      codes.set(code, {
        access_token: `token-${openid}`,
        expires_in: 7200,
        openid,
        scope: 'snsapi_base',
        ...extra,
      })
      return code
    },
    answerWith(listener) {
      override = listener
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function profileOf(query: URLSearchParams): Record<string, unknown> {
  const openid = query.get('openid') ?? ''
  if (!openid.startsWith('agreed')) return { errcode: 48001, errmsg: 'api unauthorized' }
  return { openid, nickname: `昵称 ${openid}`, headimgurl: 'https://thirdwx.qlogo.cn/head/132' }
}
