import 'server-only'
import { allowedReturnTo } from '@/lib/domain/return-to'
import type { Server } from '@/lib/server'
import { ensureSession } from '@/lib/session'
import { insertState } from '@/lib/store/oauth-states'
import type { OAuthScope } from './ports'
import type { AskedHeaders } from '@/lib/request'

type Deps = Pick<Server, 'env' | 'pool' | 'clock' | 'oauth'>

/**
 * Begins a login: gives the browser a session if it has none, and binds a new `state` to it.
 * Answers with WeChat's authorize address and the Set-Cookie value, if one is due.
 */
export async function startLogin(
  deps: Deps,
  asked: { headers: AskedHeaders; returnTo: string | null; scope: string | null },
): Promise<{ authorizeUrl: string; setCookie: string | null }> {
  const { session, setCookie } = await ensureSession(deps, asked.headers)
  const authorizeUrl = await authorize(deps, {
    sessionId: session.id,
    returnTo: allowedReturnTo(asked.returnTo),
    scope: asked.scope === 'snsapi_userinfo' ? 'snsapi_userinfo' : 'snsapi_base',
    retry: 0,
  })
  return { authorizeUrl, setCookie }
}

/** A new `state` for a session, and the authorize address that carries it. */
export async function authorize(
  { env, pool, clock, oauth }: Deps,
  trip: { sessionId: string; returnTo: string; scope: OAuthScope; retry: 0 | 1 },
): Promise<string> {
  const state = await insertState(pool, { ...trip, now: clock.now() })
  const redirectUri = `${env.publicOrigin}/pay/oauth/callback`
  return oauth.authorizeUrl({ redirectUri, scope: trip.scope, state })
}
