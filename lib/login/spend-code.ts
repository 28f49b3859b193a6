import 'server-only'
import { mask } from '@/lib/log'
import { readSession } from '@/lib/session'
import { sessionCookie } from '@/lib/session-cookie'
import { concludeState, type StateOutcome, type StoredState } from '@/lib/store/oauth-states'
import { findReplacement } from '@/lib/store/sessions'
import { decideRefusedCode } from './decide'
import { grantSession } from './grant-session'
import type { CallbackRequest, LoginDeps, LoginEnd } from './login-end'
import type { CodeAnswer } from './ports'
import { authorize } from './start-login'

/** Exchanges the code of a claimed state, and turns WeChat's answer into the end of the login. */
export async function spendCode(
  deps: LoginDeps,
  request: CallbackRequest,
  { state, code }: { state: StoredState; code: string },
): Promise<LoginEnd> {
  const { requestId } = request
  const { returnTo } = state
  const answer = await deps.oauth.exchangeCode(code)
  switch (answer.outcome) {
    case 'granted':
      return grant(deps, request, { state, answer })
    case 'code_invalid':
    case 'code_used':
      deps.log.info({ event: 'oauth_code_not_taken', requestId, reason: answer.outcome, retry: state.retry })
      await conclude(deps, state, answer.outcome)
      return afterRefusedCode(deps, request, state)
    case 'snapshot':
      await conclude(deps, state, 'snapshot')
      return { outcome: 'snapshot', returnTo }
    case 'refused':
      // No shopper can cause another errcode: the AppID, the AppSecret or the account's permissions are wrong.
      deps.log.error({ event: 'oauth_refused', requestId, errcode: answer.errcode })
      await conclude(deps, state, 'failed')
      return { outcome: 'unavailable', returnTo }
    case 'unavailable':
      deps.log.warn({ event: 'oauth_unavailable', requestId, reason: answer.reason })
      await conclude(deps, state, 'failed')
      return { outcome: 'unavailable', returnTo }
  }
}

function conclude({ pool }: LoginDeps, { state }: StoredState, outcome: StateOutcome): Promise<void> {
  return concludeState(pool, { state, outcome })
}

async function grant(
  deps: LoginDeps,
  { requestId }: CallbackRequest,
  { state, answer }: { state: StoredState; answer: Extract<CodeAnswer, { outcome: 'granted' }> },
): Promise<LoginEnd> {
  const profile = state.scope === 'snsapi_userinfo' ? await deps.oauth.fetchProfile(answer) : null
  const { userId, sid } = await grantSession(deps, { openid: answer.openid, profile, state })
  deps.log.info({ event: 'logged_in', requestId, userId, openid: mask(answer.openid) })
  const setCookie = sid === null ? null : await sessionCookie(deps.env, sid)
  return { outcome: 'logged_in', returnTo: state.returnTo, setCookie }
}

async function afterRefusedCode(
  deps: LoginDeps,
  { headers }: CallbackRequest,
  { sessionId, scope, returnTo, retry }: StoredState,
): Promise<LoginEnd> {
  // Read again: another tab may have logged this browser in while WeChat was asked.
  const session = await readSession(deps, headers)
  const wasReplaced = session === null && (await findReplacement(deps.pool, sessionId)) !== null
  const isLoggedIn = wasReplaced || Boolean(session?.user)
  switch (decideRefusedCode({ isLoggedIn, retry })) {
    case 'logged_in':
      return { outcome: 'logged_in', returnTo, setCookie: null }
    case 'authorize_again': {
      const authorizeUrl = await authorize(deps, { sessionId, scope, returnTo, retry: 1 })
      return { outcome: 'authorize_again', authorizeUrl }
    }
    case 'give_up':
      return { outcome: 'code_failed' }
  }
}
