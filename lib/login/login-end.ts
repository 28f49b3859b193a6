import type { Server } from '@/lib/server'
import type { AskedHeaders } from '@/lib/request'

export type LoginDeps = Pick<Server, 'env' | 'pool' | 'clock' | 'oauth' | 'log'>

/** What a browser brings back from WeChat. */
export interface CallbackRequest {
  headers: AskedHeaders
  state: string | null
  /** Missing when the shopper did not agree. */
  code: string | null
  requestId: string
}

/**
 * How a return from WeChat ends. `returnTo` is always one of our own paths.
 * - `logged_in`: go there; `setCookie` is null when the browser holds the right session already.
 * - `authorize_again`: WeChat did not take the code; ask it for another, once.
 * - `code_failed`: it did not take the second one either.
 */
export type LoginEnd =
  | { outcome: 'logged_in'; returnTo: string; setCookie: string | null }
  | { outcome: 'authorize_again'; authorizeUrl: string }
  | { outcome: 'declined' | 'code_failed' }
  | { outcome: 'stray' | 'snapshot' | 'unavailable'; returnTo: string }
