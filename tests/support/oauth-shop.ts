import { pino } from 'pino'
import { readEnv } from '@/lib/env'
import { createTestServer, type TestServer } from './database'
import { testEnv } from './env'
import { startFakeSns, type FakeSns } from './fake-sns'
import { createBrowser, type Browser } from './oauth-browser'

export interface OAuthShop {
  server: TestServer
  sns: FakeSns
  /** Every line the shop logged so far. */
  logged(): string
  browser(): Browser
  /** A browser in which this shopper is logged in. */
  loggedIn(openid: string): Promise<Browser>
  stop(): Promise<void>
}

/** A shop on a fresh database whose WeChat is a fake over HTTP. */
export async function openOAuthShop(): Promise<OAuthShop> {
  const sns = await startFakeSns()
  const lines: string[] = []
  const env = readEnv(testEnv({ WECHAT_API_BASE_URL: sns.url, WECHAT_OPEN_BASE_URL: 'http://127.0.0.1:1' }))
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const server = await createTestServer({ env, log })
  const browser = (): Browser => createBrowser(server)
  return {
    server,
    sns,
    logged: () => lines.join(''),
    browser,
    async loggedIn(openid) {
      const own = browser()
      await own.comeBack({ state: await own.start(), code: sns.issueCode(openid) })
      return own
    },
    async stop() {
      await server.stop()
      await sns.stop()
    },
  }
}
