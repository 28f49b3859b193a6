import 'server-only'
import type { Server } from './server'
import { readSessionId, sessionCookie } from './session-cookie'
import { endSession, findLiveSession, insertSession } from './store/sessions'
import type { AskedHeaders } from '@/lib/request'

/** Who is asking. Anonymous sessions (user null) hold a cart and the states of logins under way. */
export interface Session {
  id: string
  user: { id: number; openid: string } | null
}

type Deps = Pick<Server, 'env' | 'pool' | 'clock'>

// For hot routes that join the session's row in a statement of their own.
export { readSessionId }

/** The live session behind a request's cookie, or null: no cookie, forged, expired or revoked. */
export async function readSession(deps: Deps, headers: AskedHeaders): Promise<Session | null> {
  const sid = await readSessionId(deps.env, headers)
  if (!sid) return null
  return findLiveSession(deps.pool, { sid, appid: deps.env.appid, now: deps.clock.now() })
}

/**
 * The request's live session, or a new anonymous one. `setCookie`, when not null, is the value of the
 * Set-Cookie header that the answer must carry.
 */
export async function ensureSession(
  deps: Deps,
  headers: AskedHeaders,
): Promise<{ session: Session; setCookie: string | null }> {
  const live = await readSession(deps, headers)
  if (live) return { session: live, setCookie: null }
  const id = await insertSession(deps.pool, { userId: null, now: deps.clock.now() })
  return { session: { id, user: null }, setCookie: await sessionCookie(deps.env, id) }
}

/** Ends a session at once, whoever still holds its cookie. */
export async function revokeSession({ pool, clock }: Omit<Deps, 'env'>, sid: string): Promise<void> {
  await endSession(pool, { sid, replacedBy: null, now: clock.now() })
}
