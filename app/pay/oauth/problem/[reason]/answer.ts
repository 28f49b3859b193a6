import { AppError } from '@/lib/errors'
import { messagePage } from '@/lib/message-page'
import { requestIdOf } from '@/lib/reply'
import type { Server } from '@/lib/server'
import type { AskedRequest } from '@/lib/request'

const problems = new Map<string, readonly [status: number, title: string, text: string]>([
  ['refused', [200, '还没有登录', '您没有同意授权。浏览商品不需要登录，下单付款前请用微信登录。']],
  ['code', [400, '登录没有完成', '微信没有接受这次登录，可能是打开了别人分享的登录链接。请重新登录。']],
])

/** `GET /pay/oauth/problem/{reason}`: the fixed pages where a login that came to nothing ends. */
export async function explainProblem(server: Server, request: AskedRequest): Promise<Response> {
  const reason = new URL(request.url).pathname.split('/').at(-1) ?? ''
  const problem = problems.get(reason)
  if (!problem) throw new AppError('not_found')
  const [status, title, text] = problem
  return messagePage({
    status,
    title,
    text,
    actions: [
      { label: '重新登录', href: '/pay/oauth?returnTo=/' },
      { label: '返回首页', href: '/' },
    ],
    isDemo: server.env.isDemo,
    requestId: requestIdOf(request),
  })
}
