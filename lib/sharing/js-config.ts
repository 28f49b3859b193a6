import 'server-only'
import { randomBytes } from 'node:crypto'
import { signableUrl, signJsConfig, type JsConfig } from '@/lib/domain/js-signature'
import { createRate } from '@/lib/domain/rate'
import { AppError } from '@/lib/errors'
import type { Server } from '@/lib/server'
import { currentTicket } from './jsapi-ticket'

type Deps = Pick<Server, 'pool' | 'clock' | 'log' | 'env' | 'jsapi'>

// Many shoppers may share one address of their carrier: this stops a script, not a crowd.
const asked = createRate({ limit: 600, windowMs: 60_000, maxKeys: 10_000 })

/**
 * What `wx.config` needs on the page at `url`, or null when WeChat gives no ticket now: the page then goes without
 * sharing. Throws `invalid_input` for an address that is not ours and `too_many_requests`.
 */
export async function readJsConfig(
  deps: Deps,
  { url: given, clientIp }: { url: string | null; clientIp: string },
): Promise<JsConfig | null> {
  const { env, clock } = deps
  const url = given === null ? null : signableUrl(given, env.publicOrigin)
  if (url === null) throw new AppError('invalid_input')
  if (asked.isExceeded(clientIp, clock.now())) throw new AppError('too_many_requests')
  const ticket = await currentTicket(deps)
  if (ticket === null) return null
  const nonceStr = randomBytes(12).toString('hex')
  const timestamp = Math.floor(clock.now().getTime() / 1000)
  return {
    appId: env.appid,
    timestamp,
    nonceStr,
    signature: signJsConfig({ ticket, nonceStr, timestamp, url }),
  }
}
