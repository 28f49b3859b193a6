import { loginPath } from '@/lib/domain/login-path'
import { loginText, sharedText } from '@/lib/domain/zh-cn'
import { AppError } from '@/lib/errors'
import { messagePage } from '@/lib/message-page'
import { requestIdOf } from '@/lib/reply'
import type { Server } from '@/lib/server'
import type { AskedRequest } from '@/lib/request'

const problems = new Map<string, readonly [status: number, title: string, text: string]>([
  ['refused', [200, ...loginText.refused]],
  ['code', [400, ...loginText.code]],
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
      { label: loginText.again, href: loginPath('/') },
      { label: sharedText.backHome, href: '/' },
    ],
    isDemo: server.env.isDemo,
    requestId: requestIdOf(request),
  })
}
