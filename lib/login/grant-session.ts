import 'server-only'
import type { Server } from '@/lib/server'
import { adoptBelongings, adoptStates } from '@/lib/store/adopt-session'
import { inTransaction } from '@/lib/store/in-transaction'
import { concludeState, type StoredState } from '@/lib/store/oauth-states'
import { endSession, insertSession, lockSession } from '@/lib/store/sessions'
import { saveUser } from '@/lib/store/users'
import type { Profile } from './ports'

export interface Grant {
  openid: string
  profile: Profile | null
  state: StoredState
}

/**
 * Logs a browser in as the shopper whose openid WeChat gave, in one transaction. The session from before the
 * login ends and a new one begins, so that nobody who knew the old cookie is logged in with it.
 * `sid` is null when the browser has a session of this very shopper already.
 */
export async function grantSession(
  { env, pool, clock }: Pick<Server, 'env' | 'pool' | 'clock'>,
  { openid, profile, state }: Grant,
): Promise<{ userId: number; sid: string | null }> {
  const now = clock.now()
  return inTransaction(pool, async (client) => {
    const userId = await saveUser(client, { appid: env.appid, openid, profile, now })
    const before = await lockSession(client, state.sessionId)
    await concludeState(client, { state: state.state, outcome: 'granted' })
    const holder = before.isLive ? before.userId : before.replacementUserId
    if (holder === userId) return { userId, sid: null }

    const sid = await insertSession(client, { userId, now })
    if (before.isLive) {
      const move = { from: state.sessionId, to: sid, userId }
      await adoptStates(client, move)
      // What another shopper left in this browser stays that shopper's.
      if (before.userId === null) await adoptBelongings(client, move)
      await endSession(client, { sid: state.sessionId, replacedBy: sid, now })
    }
    return { userId, sid }
  })
}
