import { loginPath } from '@/lib/domain/login-path'
import { loginText, sharedText } from '@/lib/domain/zh-cn'
import { finishLogin } from '@/lib/login/finish-login'
import type { LoginEnd } from '@/lib/login/login-end'
import { messagePage } from '@/lib/message-page'
import { requestIdOf } from '@/lib/reply'
import type { Server } from '@/lib/server'
import { redirect } from '../redirect'
import type { AskedRequest } from '@/lib/request'

type PageEnd = Extract<LoginEnd, { returnTo: string }>['outcome']

const statuses = { stray: 400, snapshot: 403, unavailable: 502 } as const satisfies Record<
  Exclude<PageEnd, 'logged_in'>,
  number
>

/** `GET /pay/oauth/callback?code&state`: back from WeChat. */
export async function welcomeBack(server: Server, request: AskedRequest): Promise<Response> {
  const came = new URL(request.url).searchParams
  const requestId = requestIdOf(request)
  // WeChat sends each once; of two, one is somebody else's.
  const isDoubled = ['state', 'code'].some((name) => came.getAll(name).length > 1)
  const end = await finishLogin(server, {
    headers: request.headers,
    state: isDoubled ? null : came.get('state'),
    code: came.get('code'),
    requestId,
  })
  switch (end.outcome) {
    case 'logged_in':
      return redirect(303, { location: end.returnTo, setCookie: end.setCookie })
    case 'authorize_again':
      return redirect(302, { location: end.authorizeUrl })
    case 'declined':
      return redirect(302, { location: '/pay/oauth/problem/refused' })
    case 'code_failed':
      return redirect(302, { location: '/pay/oauth/problem/code' })
    case 'stray':
    case 'snapshot':
    case 'unavailable': {
      const status = statuses[end.outcome]
      const [title, text] = loginText[end.outcome]
      const again = { label: loginText.again, href: loginPath(end.returnTo) }
      const actions = [again, { label: sharedText.backHome, href: '/' }]
      return messagePage({ status, title, text, actions, isDemo: server.env.isDemo, requestId })
    }
  }
}
