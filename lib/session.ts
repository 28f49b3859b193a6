import 'server-only'
import type { Server } from './server'

/** Who is asking. Anonymous sessions (user null) hold a cart and the states of logins under way. */
export interface Session {
  id: string
  user: { id: number; openid: string } | null
}

type Deps = Pick<Server, 'env' | 'pool' | 'clock'>

/** The live session behind a request's cookie, or null: no cookie, forged, expired or revoked. */
export async function readSession(_deps: Deps, _headers: Headers): Promise<Session | null> {
  throw new Error('not built yet')
}
