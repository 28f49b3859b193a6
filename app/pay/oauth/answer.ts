import { browserOf } from '@/lib/domain/browser'
import { allowedReturnTo } from '@/lib/domain/return-to'
import { startLogin } from '@/lib/login/start-login'
import type { AskedRequest } from '@/lib/request'
import type { Server } from '@/lib/server'
import { redirect } from './redirect'

/**
 * `GET /pay/oauth?returnTo=…[&scope=snsapi_userinfo]`: off to WeChat's authorize page, which opens in WeChat only. Any
 * other browser is shown where to go on instead.
 */
export async function sendToWechat(server: Server, request: AskedRequest): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const returnTo = asked.get('returnTo')
  const userAgent = request.headers.get('user-agent')
  // A program that says nothing of itself is no shopper to be helped.
  if (userAgent !== null && browserOf(userAgent) === 'other') {
    return redirect(302, { location: `/open?${new URLSearchParams({ to: allowedReturnTo(returnTo) })}` })
  }
  const { authorizeUrl, setCookie } = await startLogin(server, {
    headers: request.headers,
    returnTo,
    scope: asked.get('scope'),
  })
  return redirect(302, { location: authorizeUrl, setCookie })
}
