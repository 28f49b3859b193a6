import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { browserOf, type Browser } from '@/lib/domain/browser'
import { loginPath } from '@/lib/domain/login-path'
import { hasTriedLogin } from '@/lib/login/tried-login'
import { countCart } from '@/lib/mall/cart'
import { getServer } from '@/lib/server'
import { readSession, type Session } from '@/lib/session'

/** The session behind the page that is being made, read once however many parts ask. */
export const currentSession = cache(async (): Promise<Session | null> =>
  readSession(getServer(), await headers()),
)

/** The browser that asks for the page. */
export async function currentBrowser(): Promise<Browser> {
  return browserOf((await headers()).get('user-agent') ?? '')
}

/** How many pieces the cart has, for the tab bar. */
export async function cartPieces(): Promise<number> {
  return countCart(getServer(), await currentSession())
}

export type Shopper =
  | { user: { id: number }; openInWechat: null }
  /** Nobody can log in in this browser: show where the page can be opened. */
  | { user: null; openInWechat: string }

/**
 * Who a page about one's own things is for. In WeChat a shopper who is not logged in is sent there and back to
 * `path`; any other browser is told to open `path` in WeChat.
 */
export async function requireShopper(path: string): Promise<Shopper> {
  const session = await currentSession()
  if (session?.user) return { user: session.user, openInWechat: null }
  const openInWechat = await addressForWechat(path)
  if (openInWechat !== null) return { user: null, openInWechat }
  redirect(loginPath(path))
}

/**
 * For a page that nobody need log in for, and that has more for whoever did: in WeChat, where a login asks nothing,
 * a shopper who is not logged in is sent there and back to `path`, unless that has just come to nothing.
 */
export async function logInOnce(path: string): Promise<void> {
  const session = await currentSession()
  if (session?.user || (await currentBrowser()) === 'other') return
  if (session && (await hasTriedLogin(getServer(), session.id))) return
  redirect(loginPath(path))
}

/** Whether somebody who is not logged in can be, here. */
export async function canLogIn(): Promise<boolean> {
  return !(await currentSession())?.user && (await currentBrowser()) !== 'other'
}

/** Where to go on in WeChat, when nobody is logged in here and nobody can be; else null. */
export async function addressForWechat(path: string): Promise<string | null> {
  const session = await currentSession()
  if (session?.user || (await currentBrowser()) !== 'other') return null
  return `${getServer().env.publicOrigin}${path}`
}
