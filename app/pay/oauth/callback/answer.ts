import { finishLogin } from '@/lib/login/finish-login'
import type { LoginEnd } from '@/lib/login/login-end'
import { messagePage, type MessageAction } from '@/lib/message-page'
import { requestIdOf } from '@/lib/reply'
import type { Server } from '@/lib/server'
import { redirect } from '../redirect'
import type { AskedRequest } from '@/lib/request'

type PageEnd = Extract<LoginEnd, { returnTo: string }>['outcome']

const pages = {
  stray: [400, '登录链接已失效', '这个登录链接已经用过、过期，或者不是在这里打开的。请重新登录。'],
  snapshot: [
    403,
    '请使用完整服务',
    '当前是微信的快照页，只能浏览，不能登录和付款。请点右下角「使用完整服务」后再继续。',
  ],
  unavailable: [502, '暂时无法登录', '微信登录暂时没有回应，请稍等片刻再试一次。'],
} as const satisfies Record<
  Exclude<PageEnd, 'logged_in'>,
  readonly [status: number, title: string, text: string]
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
      const [status, title, text] = pages[end.outcome]
      const actions = [loginAgain(end.returnTo), { label: '返回首页', href: '/' }]
      return messagePage({ status, title, text, actions, isDemo: server.env.isDemo, requestId })
    }
  }
}

function loginAgain(returnTo: string): MessageAction {
  return { label: '重新登录', href: `/pay/oauth?returnTo=${returnTo}` }
}
