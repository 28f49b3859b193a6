import type { Env } from '@/lib/env'

interface PolicyOptions {
  env: Pick<Env, 'publicOrigin' | 'openBaseUrl'>
  nonce: string
  /** Hot reload evaluates code and talks over a WebSocket. */
  isDev: boolean
}

/**
 * What a page of ours may load. The authorize page is in form-action because a checkout posted before login is
 * answered with a redirect to it, and browsers check the whole chain.
 */
export function contentSecurityPolicy({ env, nonce, isDev }: PolicyOptions): string {
  const wechat = new URL(env.openBaseUrl).origin
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDev ? " 'unsafe-inline'" : ''}`,
    // Shoppers' pictures come from WeChat's hosts, of which there is no list.
    `img-src 'self' data: https: ${wechat}`,
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action 'self' ${wechat}`,
  ].join('; ')
}

/** What an answer to a script, or to WeChat, may load: nothing. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

/** The headers of every answer, whoever gives it. */
export function securityHeaders(path: string, policy: string, publicOrigin: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    // The address of this one page carries WeChat's code.
    'referrer-policy': path === '/pay/oauth/callback' ? 'no-referrer' : 'same-origin',
    ...(publicOrigin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
