import { freePort } from '@/scripts/postgres/ports'
import { seedCatalogue } from '@/prisma/seed'
import { certificates, startSimulator, type Simulator, type SimulatorOptions } from '@/tests/simulator'
import { testEnv } from './env'
import type { TestDatabase } from './postgres'
import { startShop, type Shop } from './shop'

/** The whole of it: a seeded database, the real shop as a process, and WeChat beside it. */
export interface SimulatedShop {
  /** What the shopper's address bar shows: WeChat's browser, which passes everything on to the shop. */
  origin: string
  phoneUrl: string
  /** The process at work now; another one after `restart`. */
  shop: Shop
  simulator: Simulator
  database: TestDatabase
  /** Starts the shop again on the same port, after a stop or a kill. */
  restart(): Promise<void>
  stop(): Promise<void>
}

interface SimulatedShopOptions {
  database: TestDatabase
  /** More variables for the shop. */
  env?: Readonly<Record<string, string | undefined>>
  /** e.g. a virtual clock for the simulator, or other pay directories. */
  simulator?: Partial<SimulatorOptions>
  /** The shop's program and its arguments, when it is not the whole one. */
  command?: readonly string[]
}

export async function startSimulatedShop(options: SimulatedShopOptions): Promise<SimulatedShop> {
  const { database, env = {} } = options
  await seedCatalogue(database.pool)
  const [port, browser, phone] = [await freePort(), await freePort(), await freePort()]
  const origin = `http://localhost:${browser}`
  const merchant = testEnv()
  const simulator = await startSimulator({
    appid: merchant.WECHAT_APP_ID ?? '',
    appSecret: merchant.WECHAT_APP_SECRET ?? '',
    mchid: merchant.WECHAT_MCH_ID ?? '',
    apiKey: merchant.WECHAT_API_KEY ?? '',
    payDirectories: [`${origin}/pay/`],
    oauthDomain: 'localhost',
    shop: { upstream: `http://127.0.0.1:${port}` },
    ports: { browser, phone },
    tls: true,
    ...options.simulator,
  })
  const start = (): Promise<Shop> =>
    startShop({
      databaseUrl: database.url,
      port,
      command: options.command,
      env: {
        PUBLIC_ORIGIN: origin,
        WECHAT_PAY_BASE_URL: simulator.payOrigin,
        WECHAT_CERT_FILE: certificates.certFile,
        WECHAT_KEY_FILE: certificates.keyFile,
        WECHAT_CA_FILE: certificates.caFile,
        WECHAT_API_BASE_URL: simulator.wechatOrigin,
        WECHAT_OPEN_BASE_URL: simulator.wechatOrigin,
        ...env,
      },
    })
  const whole: SimulatedShop = {
    origin,
    phoneUrl: simulator.phoneUrl,
    shop: await start(),
    simulator,
    database,
    async restart() {
      whole.shop = await start()
    },
    async stop() {
      await whole.shop.stop()
      await simulator.stop()
      await database.drop()
    },
  }
  return whole
}
