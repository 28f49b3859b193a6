import { startLogin } from '@/lib/login/start-login'
import type { Server } from '@/lib/server'
import { redirect } from './redirect'
import type { AskedRequest } from '@/lib/request'

/** `GET /pay/oauth?returnTo=…[&scope=snsapi_userinfo]`: off to WeChat's authorize page. */
export async function sendToWechat(server: Server, request: AskedRequest): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const { authorizeUrl, setCookie } = await startLogin(server, {
    headers: request.headers,
    returnTo: asked.get('returnTo'),
    scope: asked.get('scope'),
  })
  return redirect(302, { location: authorizeUrl, setCookie })
}
