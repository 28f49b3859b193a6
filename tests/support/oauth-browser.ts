import { sendToWechat } from '@/app/pay/oauth/answer'
import { welcomeBack } from '@/app/pay/oauth/callback/answer'
import { explainProblem } from '@/app/pay/oauth/problem/[reason]/answer'
import type { Server } from '@/lib/server'
import { readSession, type Session } from '@/lib/session'

const routes: Record<string, (server: Server, request: Request) => Promise<Response>> = {
  '/pay/oauth': sendToWechat,
  '/pay/oauth/callback': welcomeBack,
}

/** A browser with a cookie jar, as far as a login needs one. It follows no redirect by itself. */
export interface Browser {
  headers(): Headers
  /** Replaces or clears what the jar holds; returns what it held. */
  holdCookie(cookie: string | null): string | null
  visit(path: string, headers?: Record<string, string>): Promise<Response>
  /** Opens `/pay/oauth` and returns the state that goes to WeChat. */
  start(returnTo?: string, query?: string): Promise<string>
  comeBack(came: { state: string; code?: string }): Promise<Response>
  session(): Promise<Session | null>
}

export function createBrowser(server: Server): Browser {
  let cookie: string | null = null
  const headers = (): Headers => new Headers(cookie === null ? {} : { cookie })

  async function visit(path: string, extra: Record<string, string> = {}): Promise<Response> {
    const sent = headers()
    for (const [name, value] of Object.entries(extra)) sent.set(name, value)
    const url = new URL(path, server.env.publicOrigin)
    const answer = routes[url.pathname] ?? explainProblem
    const response = await answer(server, new Request(url, { headers: sent }))
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }

  return {
    headers,
    visit,
    holdCookie(next) {
      const before = cookie
      cookie = next
      return before
    },
    async start(returnTo = '/', query = '') {
      return stateOf(await visit(`/pay/oauth?returnTo=${encodeURIComponent(returnTo)}${query}`))
    },
    comeBack({ state, code }) {
      const query = new URLSearchParams({ ...(code === undefined ? {} : { code }), state })
      return visit(`/pay/oauth/callback?${query}`)
    },
    session: () => readSession(server, headers()),
  }
}

/** The state in a redirect to WeChat's authorize page. */
export function stateOf(response: Response): string {
  return new URL(locationOf(response)).searchParams.get('state') ?? ''
}

export function locationOf(response: Response): string {
  return response.headers.get('location') ?? ''
}
