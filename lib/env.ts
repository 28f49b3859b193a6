import 'server-only'
import { z } from 'zod'
import { systemClock, type Clock } from './clock'
import type { ClientCertificate } from './env-files'
import { envSchema, type EnvSource } from './env-schema'

/** The shop's configuration, read once at boot (see .env.example for each variable). */
export interface Env {
  databaseUrl: string
  port: number
  /** e.g. `https://mall.example.com`; every URL we give away is built from it, never from a request. */
  publicOrigin: string
  /** Newest first: the first seals, all open. */
  sessionSecrets: readonly string[]
  /** True in simulator mode: pages say 演示环境. Nothing else may depend on the mode. */
  isDemo: boolean
  appid: string
  appSecret: string
  mchid: string
  apiKey: string
  signType: 'MD5' | 'HMAC-SHA256'
  protocol: 'v2'
  /** Shown to WeChat when money goes back; null: no refund can be sent. */
  clientCertificate: ClientCertificate | null
  /** The only authority the pay API is believed by, in PEM; null: those that Node trusts. */
  payCa: string | null
  payBaseUrl: string
  apiBaseUrl: string
  openBaseUrl: string
  /** How shoppers reach the merchant; each part may be missing. */
  service: { url: string | null; phone: string | null; hours: string | null }
  trustedProxyHops: number
  /** How long an unpaid order waits. */
  orderTtlMinutes: number
  /** False where `npm run worker` does the jobs. */
  runsJobs: boolean
  logLevel: string
}

export class EnvError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['The configuration is not complete (see .env.example):', ...problems].join('\n  '))
    this.name = 'EnvError'
    this.problems = problems
  }
}

/** Reads and checks the whole configuration. Throws EnvError with one line a problem, never a value. */
export function readEnv(source: EnvSource, clock: Clock = systemClock): Readonly<Env> {
  const read = envSchema(source, clock).safeParse(withoutBlanks(source))
  if (!read.success) throw new EnvError(linesOf(read.error))
  const value = read.data
  return Object.freeze({
    databaseUrl: value.DATABASE_URL,
    port: value.PORT,
    publicOrigin: value.PUBLIC_ORIGIN,
    sessionSecrets: value.SESSION_SECRET,
    isDemo: value.WECHAT_MODE === 'simulator',
    appid: value.WECHAT_APP_ID,
    appSecret: value.WECHAT_APP_SECRET,
    mchid: value.WECHAT_MCH_ID,
    apiKey: value.WECHAT_API_KEY,
    signType: value.WECHAT_SIGN_TYPE,
    protocol: value.WECHAT_PROTOCOL,
    clientCertificate: certificateOf(value.WECHAT_CERT_FILE, value.WECHAT_KEY_FILE),
    payCa: value.WECHAT_CA_FILE ?? null,
    payBaseUrl: value.WECHAT_PAY_BASE_URL,
    apiBaseUrl: value.WECHAT_API_BASE_URL,
    openBaseUrl: value.WECHAT_OPEN_BASE_URL,
    service: {
      url: value.SERVICE_URL ?? null,
      phone: value.SERVICE_PHONE ?? null,
      hours: value.SERVICE_HOURS ?? null,
    },
    orderTtlMinutes: value.ORDER_TTL_MINUTES,
    runsJobs: value.JOBS === 'here',
    trustedProxyHops: value.TRUSTED_PROXY_HOPS,
    logLevel: value.LOG_LEVEL,
  } satisfies Env)
}

/** WeChat takes a refund only from who shows the merchant's certificate, which only TLS can carry. */
export function canRefund(env: Pick<Env, 'payBaseUrl' | 'clientCertificate'>): boolean {
  return env.clientCertificate !== null || new URL(env.payBaseUrl).protocol !== 'https:'
}

/** Whether the boot may bring up the private PostgreSQL: never for real money. */
export function mayEmbedDatabase(source: EnvSource): boolean {
  return source.WECHAT_MODE === 'simulator' && !source.DATABASE_URL
}

function certificateOf(cert: string | undefined, key: string | undefined): ClientCertificate | null {
  return cert !== undefined && key !== undefined ? { cert, key } : null
}

/** `NAME=` in a file means the same as no line at all. */
function withoutBlanks(source: EnvSource): EnvSource {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
}

/** The first problem of each variable. */
function linesOf(error: z.ZodError): string[] {
  const lines = new Map<string, string>()
  for (const issue of error.issues) {
    const name = String(issue.path[0])
    if (!lines.has(name)) lines.set(name, `${name}: ${issue.message}`)
  }
  return [...lines.values()]
}
