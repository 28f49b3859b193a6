import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSession, readSessionId, type Session } from '@/lib/session'
import { claimState, concludeState, findState, type StoredState } from '@/lib/store/oauth-states'
import { findReplacement } from '@/lib/store/sessions'
import { decideReturn, type Return } from './decide'
import type { CallbackRequest, LoginDeps, LoginEnd } from './login-end'
import { spendCode } from './spend-code'

/** Ends a login: checks `state`, exchanges the code at most once, and gives the browser its session. */
export async function finishLogin(deps: LoginDeps, request: CallbackRequest): Promise<LoginEnd> {
  const back = await readReturn(deps, request)
  const { state } = back
  const decision = decideReturn(back)
  if (!state || decision === 'stray') return { outcome: 'stray', returnTo: ownReturnTo(back) }
  switch (decision) {
    case 'logged_in':
      return { outcome: 'logged_in', returnTo: state.returnTo, setCookie: null }
    case 'under_way':
      return awaitOther(deps, state)
    case 'declined':
    case 'exchange': {
      const isOurs = await claimState(deps.pool, { state: state.state, now: deps.clock.now() })
      if (!isOurs) return awaitOther(deps, state)
      if (!request.code) return decline(deps, state, back.session)
      return spendCode(deps, request, { state, code: request.code })
    }
  }
}

async function readReturn(deps: LoginDeps, { headers, state, code }: CallbackRequest): Promise<Return> {
  const { pool, env, clock } = deps
  const isWellFormed = state !== null && /^[0-9A-Za-z]{1,128}$/.test(state)
  // The session before the state: a login that ends in between leaves its mark on the state we then read.
  const session = await readSession(deps, headers)
  const stored = isWellFormed ? await findState(pool, state) : null
  const sid = session ? null : await readSessionId(env, headers)
  const replacedBy = sid ? await findReplacement(pool, sid) : null
  return { now: clock.now(), hasCode: Boolean(code), session, replacedBy, state: stored }
}

/** A way on for a stray return: where its own browser wanted to go, `/` for anybody else. */
function ownReturnTo({ state, session }: Return): string {
  return state && session?.id === state.sessionId ? state.returnTo : '/'
}

/** Who is logged in and keeps name and picture to themselves stays logged in, and is led back. */
async function decline(
  { pool }: LoginDeps,
  { state, scope, returnTo }: StoredState,
  session: Session | null,
): Promise<LoginEnd> {
  await concludeState(pool, { state, outcome: 'refused' })
  const keepsProfile = scope === 'snsapi_userinfo' && session?.user
  return keepsProfile ? { outcome: 'logged_in', returnTo, setCookie: null } : { outcome: 'declined' }
}

const pauseMs = 100
// Longer than the exchange may take.
const maxPauses = 55

/**
 * Two requests with one state: the other one is asking WeChat. When it has logged the browser in, this one
 * goes the same way, without a cookie: the session belongs to the answer that exchanged the code.
 */
async function awaitOther({ pool }: LoginDeps, { state, returnTo }: StoredState): Promise<LoginEnd> {
  for (let pause = 0; pause < maxPauses; pause++) {
    const outcome = (await findState(pool, state))?.outcome
    if (outcome === 'granted') return { outcome: 'logged_in', returnTo, setCookie: null }
    if (outcome) break
    await sleep(pauseMs)
  }
  return { outcome: 'stray', returnTo }
}
