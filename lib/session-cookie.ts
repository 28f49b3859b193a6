import 'server-only'
import { createHash } from 'node:crypto'
import { sealData, unsealData } from 'iron-session'
import type { Env } from './env'
import type { AskedHeaders } from '@/lib/request'

/** How long a session lives: the row's time and the cookie's. */
export const sessionMs = 30 * 24 * 60 * 60 * 1000

const maxSealLength = 1024
const maxRemembered = 10_000

type CookieEnv = Pick<Env, 'publicOrigin' | 'sessionSecrets'>

/** The session id in a request's cookie, or null. It opens nothing by itself: the row in `sessions` decides. */
export async function readSessionId(env: CookieEnv, headers: AskedHeaders): Promise<string | null> {
  const sealed = cookieValue(headers, cookieName(env))
  if (!sealed || sealed.length > maxSealLength) return null
  const { passwords, opened } = keyringOf(env.sessionSecrets)
  const known = opened.get(sealed)
  if (known) return known
  const sid = await unseal(sealed, passwords)
  if (sid) remember(opened, { sealed, sid })
  return sid
}

/** The Set-Cookie value that gives this browser a session. */
export async function sessionCookie(env: CookieEnv, sid: string): Promise<string> {
  const { sealing } = keyringOf(env.sessionSecrets)
  // No time limit in the seal: expires_at of the row is the only one.
  const sealed = await sealData({ sid }, { password: sealing, ttl: 0 })
  return cookie(env, { value: sealed, maxAge: sessionMs / 1000 })
}

/** The Set-Cookie value that takes it away again. */
export function endedSessionCookie(env: CookieEnv): string {
  return cookie(env, { value: '', maxAge: 0 })
}

function cookie(env: CookieEnv, { value, maxAge }: { value: string; maxAge: number }): string {
  // Lax, because a Strict cookie would be missing when WeChat sends the shopper back to us.
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`
  return `${cookieName(env)}=${value}; ${attributes}${isHttps(env) ? '; Secure' : ''}`
}

/** `__Host-` keeps other hosts of the domain from planting a session here; browsers honour it on https only. */
function cookieName(env: CookieEnv): string {
  return isHttps(env) ? '__Host-shouyin' : 'shouyin'
}

function isHttps(env: CookieEnv): boolean {
  return env.publicOrigin.startsWith('https://')
}

function cookieValue(headers: AskedHeaders, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}

type Passwords = Record<string, string>

interface Keyring {
  sealing: Passwords
  passwords: Passwords
  /** Seals already opened with these secrets: opening one again costs more than reading its row. */
  opened: Map<string, string>
}

const keyrings = new WeakMap<readonly string[], Keyring>()

function keyringOf(secrets: readonly string[]): Keyring {
  const kept = keyrings.get(secrets)
  if (kept) return kept
  const entries = secrets.map((secret) => [passwordId(secret), secret] as const)
  const made = {
    sealing: Object.fromEntries(entries.slice(0, 1)),
    passwords: Object.fromEntries(entries),
    opened: new Map<string, string>(),
  }
  keyrings.set(secrets, made)
  return made
}

/**
 * The name a seal gives its password. Made from the secret, not from its place in the list, so that
 * adding a new secret or dropping the oldest leaves the others' cookies open. iron-session wants a number.
 */
function passwordId(secret: string): string {
  return String(createHash('sha256').update(secret).digest().readUIntBE(0, 6))
}

async function unseal(sealed: string, passwords: Passwords): Promise<string | null> {
  try {
    const { sid } = await unsealData<{ sid?: unknown }>(sealed, { password: passwords, ttl: 0 })
    return typeof sid === 'string' ? sid : null
  } catch {
    // Forged, cut short, or sealed with a secret that is gone: all the same, it opens nothing.
    return null
  }
}

function remember(opened: Map<string, string>, { sealed, sid }: { sealed: string; sid: string }): void {
  if (opened.size >= maxRemembered) {
    const [oldest] = opened.keys()
    if (oldest) opened.delete(oldest)
  }
  opened.set(sealed, sid)
}
