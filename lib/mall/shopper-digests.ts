import 'server-only'
import { createHmac } from 'node:crypto'
import type { Env } from '@/lib/env'

/**
 * What stands for a WeChat account after its shopper had their data deleted. Nobody can tell from it whose it is; only
 * when the same account comes back, and with the shop's secret, can it be found again. One of 32 bytes for each session
 * secret, the newest first: what was written under a secret that is gone is forgotten with it.
 */
export function shopperDigestsOf(
  { sessionSecrets, appid }: Pick<Env, 'sessionSecrets' | 'appid'>,
  openid: string,
): Buffer[] {
  return sessionSecrets.map((secret) =>
    createHmac('sha256', secret).update(`claimed once\n${appid}\n${openid}`).digest(),
  )
}
