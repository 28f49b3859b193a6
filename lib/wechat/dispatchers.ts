import 'server-only'
import { Agent, type Dispatcher } from 'undici'
import type { Env } from '@/lib/env'
import { maxDeadlineMs } from './http'

/** The connections to the pay API; they are kept open between calls. */
export interface Dispatchers {
  pay: Dispatcher
  /** Presents the merchant's certificate. Apart from `pay`, so that a fault of it cannot stop the shop from selling. */
  certified: Dispatcher
}

export function openDispatchers(env: Pick<Env, 'clientCertificate' | 'payCa'>): Dispatchers {
  const pay = openAgent({ ca: env.payCa })
  return {
    pay,
    certified: env.clientCertificate ? openAgent({ ca: env.payCa, ...env.clientCertificate }) : pay,
  }
}

function openAgent({ ca, ...own }: { ca: string | null; cert?: string; key?: string }): Agent {
  // Said outright, because NODE_TLS_REJECT_UNAUTHORIZED would change the default.
  const checked = { rejectUnauthorized: true, timeout: maxDeadlineMs }
  return new Agent({ connect: { ...own, ...checked, ...(ca === null ? {} : { ca }) } })
}
