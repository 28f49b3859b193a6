import { canRefund } from '@/lib/env'
import type { Server } from '@/lib/server'

/** Logs, once at boot, what the shop cannot do as it is configured. */
export function logShortcomings({ env, log }: Pick<Server, 'env' | 'log'>): void {
  if (canRefund(env)) return
  const remedy = 'No refund can be sent to WeChat: set WECHAT_CERT_FILE and WECHAT_KEY_FILE.'
  log.warn({ event: 'no_certificate' }, remedy)
}
