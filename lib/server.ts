import 'server-only'
import type { Pool } from 'pg'
import type { Clock } from './clock'
import type { Env } from './env'
import type { Logger } from './log'
import type { PaymentGateway } from './payment/ports'
import type { PrismaClient } from './store/generated/client'

/**
 * Everything a use-case can be handed. Use-cases take the part they need as their first argument,
 * e.g. `settlePayment({ pool, clock, log }, evidence)`, so a test can hand them a clock of its own.
 */
export interface Server {
  env: Readonly<Env>
  clock: Clock
  log: Logger
  /** For the hot paths: SQL by hand. */
  pool: Pool
  /** For everything else, over the same pool. */
  prisma: PrismaClient
  /** By the protocol stamped on a payment. */
  gateway: PaymentGateway
}

/** The one Server of this process, made at first use. Both module graphs (Next's and ours) get the same. */
export function getServer(): Server {
  throw new Error('not built yet')
}
