import 'server-only'

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
  payBaseUrl: string
  apiBaseUrl: string
  openBaseUrl: string
  trustedProxyHops: number
  /** How long an unpaid order waits. */
  orderTtlMinutes: number
  logLevel: string
}

export class EnvError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'EnvError'
    this.problems = problems
  }
}

/** Reads and checks the whole configuration. Throws EnvError with one line a problem, never a value. */
export function readEnv(source: NodeJS.ProcessEnv): Readonly<Env> {
  throw new EnvError([`not built yet: ${Object.keys(source).length}`])
}
