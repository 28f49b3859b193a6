import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { freePort } from '@/scripts/postgres/ports'
import { testEnv } from '../support/env'
import { startChild, untilHealthy, untilListening, type Child } from './children'
import { openBenchDatabases } from './databases'
import type { Load, LoadAnswer, Measured } from './generator'
import type { Stock } from './populate'
import type { Merchant, Side } from './visits'

type Visits = Omit<Load, 'side' | 'merchant' | 'port' | 'databaseUrl'>

/** The shop and the baseline on equal databases of one server. */
export interface Pair {
  shopPid: number
  /** Loads one of the two; the other rests meanwhile. */
  measure(side: Side, load: Visits): Promise<Measured>
  stop(): Promise<void>
}

export interface World {
  openPair(stock: Stock): Promise<Pair>
  /** How long WeChat takes to answer from now on. */
  delayWechat(delayMs: number): void
  close(): Promise<void>
}

const env = testEnv()
const merchant: Merchant = {
  appid: env.WECHAT_APP_ID ?? '',
  mchid: '1900000109',
  apiKey: randomBytes(16).toString('hex'),
  sessionSecret: randomBytes(24).toString('hex'),
}
const ofMerchant = { API_KEY: merchant.apiKey, APP_ID: merchant.appid, MCH_ID: merchant.mchid }

const typescript = ['--import', 'tsx']

/** Both servers have the same core; client and WeChat the other, and PostgreSQL what is left of both. */
const serverCore = 0
const clientCore = 1

interface WorldOptions {
  /** Where the shop leaves a CPU profile when it ends; none when left out. */
  profileDirectory?: string | undefined
}

export async function openWorld({ profileDirectory }: WorldOptions): Promise<World> {
  const databases = await openBenchDatabases()
  const children: Child[] = []
  const start = (name: string, options: Omit<Parameters<typeof startChild>[0], 'logFile'>) => {
    const child = startChild({ ...options, logFile: join(databases.directory, `${name}.log`) })
    children.push(child)
    return child
  }
  const wechatPort = await freePort()
  const wechatEnv = { ...ofMerchant, PORT: String(wechatPort) }
  const wechat = start('wechat', {
    args: [...typescript, 'tests/bench/stub-wechat.ts'],
    env: wechatEnv,
    core: clientCore,
  })
  await untilListening(wechat)
  const generator = start('generator', {
    args: [...typescript, 'tests/bench/generator.ts'],
    env: {},
    core: clientCore,
  })
  await untilListening(generator)
  const profiling = profileDirectory ? ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`] : []
  const wechatOrigin = `http://127.0.0.1:${wechatPort}`

  return {
    async openPair(stock) {
      const urls = await databases.createPair(stock, merchant.appid)
      const ports = { shop: await freePort(), bare: 0 }
      const shop = start('shop', {
        args: [...profiling, 'scripts/run.mjs', 'serve'],
        env: shopEnv({ port: ports.shop, databaseUrl: urls.shop, wechatOrigin }),
        core: serverCore,
      })
      await untilHealthy(shop, ports.shop)
      ports.bare = await freePort()
      const bareEnv = {
        ...ofMerchant,
        PORT: String(ports.bare),
        DATABASE_URL: urls.bare,
        WECHAT: wechatOrigin,
      }
      const bare = start('bare', {
        args: [...typescript, 'tests/bench/baseline.ts'],
        env: bareEnv,
        core: serverCore,
      })
      await untilListening(bare)
      return {
        shopPid: shop.pid,
        measure: (side, load) =>
          ask(generator, { ...load, side, merchant, port: ports[side], databaseUrl: urls[side] }),
        stop: async () => void (await Promise.all([shop.stop(), bare.stop()])),
      }
    },
    delayWechat: (delayMs) => void wechat.process.send({ delayMs }),
    async close() {
      await Promise.all(children.map((child) => child.stop()))
      await databases.close()
    },
  }
}

/** The shop as `npm run serve` runs it, its log written to a file; the jobs are apart, as they would be under load. */
function shopEnv(of: { port: number; databaseUrl: string; wechatOrigin: string }) {
  return testEnv({
    NODE_ENV: 'production',
    PORT: String(of.port),
    PUBLIC_ORIGIN: `http://127.0.0.1:${of.port}`,
    DATABASE_URL: of.databaseUrl,
    SESSION_SECRET: merchant.sessionSecret,
    WECHAT_MCH_ID: merchant.mchid,
    WECHAT_API_KEY: merchant.apiKey,
    WECHAT_PAY_BASE_URL: of.wechatOrigin,
    JOBS: 'apart',
    LOG_LEVEL: 'info',
  })
}

function ask({ process: generator }: Child, load: Load): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the load generator ended; see its log'))
    generator.once('exit', gone)
    generator.once('message', (answer: LoadAnswer) => {
      generator.off('exit', gone)
      if ('measured' in answer) resolve(answer.measured)
      else reject(new Error(answer.failed))
    })
    generator.send(load)
  })
}
