import type { Session } from '@/lib/session'
import type { StoredState } from '@/lib/store/oauth-states'

/** A state is good for the trip to WeChat and back, with time to read the consent page. */
const stateLifeMs = 10 * 60_000

/** Longer than WeChat may take over a code: a state this long without an outcome was cut off by a crash. */
const exchangeMs = 6_000

/** All that is known when a browser comes back from WeChat. */
export interface Return {
  now: Date
  hasCode: boolean
  /** The live session of the browser that came back. */
  session: Session | null
  /** When its session is not live because a login replaced it: by which one. */
  replacedBy: string | null
  state: StoredState | null
}

/**
 * What to do with a return from WeChat, before WeChat is asked anything.
 * - `exchange`: this browser asked for it, first use: claim the state, then ask WeChat.
 * - `declined`: the same without a code: the shopper did not agree.
 * - `logged_in`: refresh, back button or a second tab: this browser got its login already.
 * - `under_way`: the same address twice at once: the other request is asking WeChat now.
 * - `stray`: not this browser's, too old, used up or made up.
 */
export type ReturnDecision = 'exchange' | 'declined' | 'logged_in' | 'under_way' | 'stray'

export function decideReturn(back: Return): ReturnDecision {
  const { state, session, now } = back
  if (!state) return 'stray'
  if (state.consumedAt) return decideUsed({ ...back, state }, state.consumedAt)
  // Another tab logged in while this request was on its way, and took the state along to the new session.
  if (!session) return back.replacedBy === state.sessionId ? 'logged_in' : 'stray'
  if (session.id !== state.sessionId) return 'stray'
  if (now.getTime() - state.createdAt.getTime() > stateLifeMs) return 'stray'
  return back.hasCode ? 'exchange' : 'declined'
}

function decideUsed(back: Return & { state: StoredState }, consumedAt: Date): ReturnDecision {
  const { state, session, now } = back
  if (!session) return 'stray'
  const began = session.id === state.sessionId
  const followed = session.id === state.sessionReplacedBy
  if (session.user && (began || followed)) return 'logged_in'
  // The other request finished between our look at the session and our look at the state.
  if (began && state.outcome === 'granted') return 'logged_in'
  const isRecent = now.getTime() - consumedAt.getTime() < exchangeMs
  return began && back.hasCode && state.outcome === null && isRecent ? 'under_way' : 'stray'
}

/**
 * What to do when WeChat does not take the code (40029, 40163): one fresh authorization without asking,
 * and never a second one, so that a code refused again and again cannot send a browser round in circles.
 */
export function decideRefusedCode(back: {
  isLoggedIn: boolean
  retry: 0 | 1
}): 'logged_in' | 'authorize_again' | 'give_up' {
  if (back.isLoggedIn) return 'logged_in'
  return back.retry === 0 ? 'authorize_again' : 'give_up'
}
