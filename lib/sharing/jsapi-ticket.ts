import 'server-only'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from '@/lib/server'
import {
  findTicket,
  keepTicket,
  keepTicketFailure,
  leaseTicket,
  type Lease,
  type Token,
} from '@/lib/store/wechat-tokens'
import { adviceOn, nameOfFailure, retryAfterMs, type TokenFailure } from './failure'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'jsapi'>

/** A ticket lives two hours; it is renewed ten minutes before, while everybody still signs with the old one. */
const renewMs = 10 * 60_000
/** Longer than the four calls that a renewal can take. */
const leaseMs = 15_000
/** WeChat may give a ticket that is about to expire once more: it is not asked at every page for that. */
const paceMs = 60_000
const pauseMs = 150
/** 3 s: the page waits in the background, and works without sharing. */
const maxLooks = 20

/**
 * The 公众号's jsapi_ticket, or null when WeChat gives none now. However many processes ask at once, one of them asks
 * WeChat; the others go on with the old ticket while it is good, or wait a moment.
 */
export async function currentTicket(deps: Deps): Promise<string | null> {
  const { pool, clock, env } = deps
  for (let look = 0; look < maxLooks; look++) {
    const now = clock.now()
    const { ticket, retryAt } = await findTicket(pool, env.appid)
    const usable = ticket !== null && ticket.expiresAt > now ? ticket : null
    const dueBy = new Date(now.getTime() + renewMs)
    if (usable && usable.expiresAt > dueBy) return usable.value
    const until = new Date(now.getTime() + leaseMs)
    const lease = await leaseTicket(pool, { id: randomUUID(), appid: env.appid, now, until, dueBy })
    if (lease) return (await renew(deps, lease)) ?? usable?.value ?? null
    if (usable) return usable.value
    if (retryAt !== null && retryAt > now) return null
    await sleep(pauseMs)
  }
  return null
}

/** Asks WeChat, as the holder of the lease; no transaction is open meanwhile. */
async function renew(deps: Deps, lease: Lease): Promise<string | null> {
  const { pool, env } = deps
  const { accessToken, ticket, failure } = await fetchBoth(deps, lease.accessToken)
  if (failure === null && accessToken !== null && ticket !== null) {
    const retryAt = new Date(deps.clock.now().getTime() + paceMs)
    await keepTicket(pool, { appid: env.appid, leaseId: lease.id, accessToken, ticket, retryAt })
    return ticket.value
  }
  if (failure !== null) await keepFailure(deps, lease, { accessToken, failure })
  return null
}

interface Fetched {
  accessToken: Token | null
  ticket: Token | null
  failure: TokenFailure | null
}

/** An access_token that WeChat takes no more is replaced by force, once. */
async function fetchBoth(deps: Deps, known: Token | null): Promise<Fetched> {
  const isGood = known !== null && known.expiresAt > deps.clock.now()
  const first = isGood ? { token: known } : await fetchAccessToken(deps, { isForced: false })
  if (first.token === null) return { accessToken: null, ticket: null, failure: first.failure }
  const answer = await fetchTicket(deps, first.token)
  if (answer.failure?.outcome !== 'stale_token') return answer
  const second = await fetchAccessToken(deps, { isForced: true })
  if (second.token === null) return { accessToken: null, ticket: null, failure: second.failure }
  return fetchTicket(deps, second.token)
}

type MaybeToken = { token: Token; failure?: undefined } | { token: null; failure: TokenFailure }

async function fetchAccessToken(deps: Deps, options: { isForced: boolean }): Promise<MaybeToken> {
  const answer = await deps.jsapi.fetchAccessToken(options)
  if (answer.outcome !== 'given') return { token: null, failure: answer }
  return { token: tokenOf(deps, answer) }
}

async function fetchTicket(deps: Deps, accessToken: Token): Promise<Fetched> {
  const answer = await deps.jsapi.fetchTicket(accessToken.value)
  if (answer.outcome === 'given') return { accessToken, ticket: tokenOf(deps, answer), failure: null }
  return {
    accessToken: answer.outcome === 'stale_token' ? null : accessToken,
    ticket: null,
    failure: answer,
  }
}

function tokenOf({ clock }: Deps, given: { value: string; expiresInSeconds: number }): Token {
  return { value: given.value, expiresAt: new Date(clock.now().getTime() + given.expiresInSeconds * 1000) }
}

/** Logged once for a row of the same failures, by whichever process: a shop without sharing still sells. */
async function keepFailure(
  { pool, clock, log, env }: Deps,
  lease: Lease,
  { accessToken, failure }: { accessToken: Token | null; failure: TokenFailure },
): Promise<void> {
  const isNew = await keepTicketFailure(pool, {
    appid: env.appid,
    leaseId: lease.id,
    accessToken,
    failure: nameOfFailure(failure),
    retryAt: new Date(clock.now().getTime() + retryAfterMs(failure)),
  })
  if (!isNew) return
  log.warn({ event: 'sharing_unavailable', reason: nameOfFailure(failure), advice: adviceOn(failure) })
}
