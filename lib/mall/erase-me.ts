import 'server-only'
import { erasureBlocksOf, type ErasureBlock } from '@/lib/domain/erasure'
import type { AskedHeaders } from '@/lib/request'
import type { Server } from '@/lib/server'
import { readSessionId } from '@/lib/session'
import { eraseShopper, findSessionOwner, lockShopper, readStanding } from '@/lib/store/erasure'
import { inTransaction } from '@/lib/store/in-transaction'
import { shopperDigestsOf } from './shopper-digests'

/** What stands in the way of deleting a shopper's data now; empty: nothing. */
export async function readErasureBlocks(
  { pool }: Pick<Server, 'pool'>,
  userId: number,
): Promise<ErasureBlock[]> {
  return erasureBlocksOf(await readStanding(pool, userId))
}

type Deps = Pick<Server, 'env' | 'pool' | 'clock' | 'log'>

/** `nobody`: the request has no session of a shopper. */
export type Erasure = 'erased' | 'blocked' | 'nobody'

/**
 * Deletes the data of the shopper behind a request. Asked a second time with the session that the first time ended, it
 * answers `erased` again.
 */
export async function eraseMe(deps: Deps, headers: AskedHeaders): Promise<Erasure> {
  const { env, pool, clock } = deps
  const sid = await readSessionId(env, headers)
  const of = { appid: env.appid, now: clock.now() }
  const owner = sid === null ? null : await findSessionOwner(pool, { sid, ...of })
  if (owner?.isErased) return 'erased'
  return owner?.isLive ? eraseUser(deps, owner.userId) : 'nobody'
}

/** Deletes a shopper's data, all or nothing. */
export async function eraseUser(
  { env, pool, clock, log }: Deps,
  userId: number,
): Promise<Exclude<Erasure, 'nobody'>> {
  const now = clock.now()
  const outcome = await inTransaction(pool, async (client) => {
    const openid = await lockShopper(client, userId)
    const [digest] = openid === null ? [] : shopperDigestsOf(env, openid)
    if (!digest) return 'erased'
    if (erasureBlocksOf(await readStanding(client, userId)).length > 0) return 'blocked'
    await eraseShopper(client, { userId, digest, now })
    return 'erased'
  })
  log.info({ event: 'erasure', userId, outcome })
  return outcome
}
