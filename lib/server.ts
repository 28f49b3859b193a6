import 'server-only'
import type { Pool } from 'pg'
import { systemClock, type Clock } from './clock'
import { countedGateway, countedJsapi, countedOAuth } from './counted'
import { readEnv, type Env } from './env'
import { createLogger, type Logger } from './log'
import type { OAuthClient } from './login/ports'
import type { PaymentGateway } from './payment/ports'
import type { JsapiClient } from './sharing/ports'
import { openPool, openPrisma } from './store/database'
import type { PrismaClient } from './store/generated/client'
import { createJsapiClient } from './wechat/jsapi/client'
import { createOAuthClient } from './wechat/oauth/client'
import { createV2Gateway } from './wechat/v2/gateway'

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
  /** WeChat's web authorization (网页授权). */
  oauth: OAuthClient
  /** What WeChat's JS-SDK needs signed for our pages: tokens and tickets. */
  jsapi: JsapiClient
}

/** Puts a Server together. `parts` replaces what is not ours to make, e.g. the clock in a test. */
export function createServer(env: Readonly<Env>, parts: Partial<Server> = {}): Server {
  const log = parts.log ?? createLogger(env.logLevel)
  const clock = parts.clock ?? systemClock
  const pool = parts.pool ?? openPool(env.databaseUrl, log)
  const prisma = parts.prisma ?? openPrisma(pool)
  return {
    env,
    clock,
    log,
    pool,
    prisma,
    oauth: parts.oauth ?? countedOAuth(createOAuthClient(env)),
    jsapi: parts.jsapi ?? countedJsapi(createJsapiClient(env)),
    gateway: parts.gateway ?? countedGateway(createV2Gateway(env, clock)),
  }
}

const serverKey = Symbol.for('shouyin.server')
const globals: typeof globalThis & { [serverKey]?: Server } = globalThis

/**
 * The one Server of this process, made at first use from process.env. Next's bundle and our own server are two
 * module graphs in one process, so it hangs on globalThis: both get the same.
 */
export function getServer(): Server {
  return (globals[serverKey] ??= createServer(readEnv(process.env)))
}
