import 'server-only'
import type { Server } from '@/lib/server'
import { wasStateInserted } from '@/lib/store/oauth-states'

/** As long as a login may take: one that came to nothing is not tried again by itself before. */
const restMs = 10 * 60_000

/**
 * Whether a session has been sent to WeChat to log in just now. When it is nobody's all the same, sending it again
 * would lead round in circles, and keep whoever refused from the page that they asked for.
 */
export function hasTriedLogin(
  { pool, clock }: Pick<Server, 'pool' | 'clock'>,
  sessionId: string,
): Promise<boolean> {
  return wasStateInserted(pool, { sessionId, since: new Date(clock.now().getTime() - restMs) })
}
