import { join } from 'node:path'
import { certificates, startSimulator, type Simulator } from '@/tests/simulator'
import { build, isBuildFresh } from '../build/build'
import { dataDirectory } from '../data-directory'
import { openShop } from '../server/open-shop'
import { seedDatabase } from '../server/seed'
import { closeOnSignal, startOrClose, type Opened } from '../stop-signal'
import { openDemoDatabase } from './database'
import { demoIdentity, type DemoIdentity } from './identity'
import { demoPorts, type DemoPorts } from './ports'

interface Demo {
  directory: string
  identity: DemoIdentity
  ports: DemoPorts
}

/** The whole shop with a simulated WeChat, in this process, on the loopback only, until a signal ends it. */
export async function startDemo({ isDev }: { isDev: boolean }): Promise<void> {
  const opened = closeOnSignal()
  await startOrClose(opened, async () => {
    const directory = dataDirectory()
    console.log('Opening the database …')
    const databaseUrl = await openDemoDatabase(directory, opened)
    if (!isDev && !(await isBuildFresh())) {
      console.log('Building the shop, once for these sources; this takes a minute …')
      await build()
    }
    const demo = { directory, identity: await demoIdentity(directory), ports: await demoPorts() }
    Object.assign(process.env, shopVariables(demo), { DATABASE_URL: databaseUrl })
    await openShop(opened, { isDev, host: '127.0.0.1', beforeListening: seedDatabase })
    const simulator = await openSimulator(demo, opened)
    console.log(
      `\nThe shop is open. Buy something, with any six digits as the password:\n\n  ${simulator.phoneUrl}\n\n` +
        `Everything is kept in ${directory}. Ctrl-C stops it.`,
    )
  })
}

/** The variables of .env.example, for a shop whose WeChat is on this machine. */
function shopVariables({ identity, ports }: Demo): Record<string, string> {
  const wechat = `http://localhost:${ports.wechat}`
  return {
    PORT: String(ports.shop),
    PUBLIC_ORIGIN: publicOrigin(ports),
    SESSION_SECRET: identity.sessionSecret,
    WECHAT_MODE: 'simulator',
    WECHAT_APP_ID: identity.appid,
    WECHAT_APP_SECRET: identity.appSecret,
    WECHAT_MCH_ID: identity.mchid,
    WECHAT_API_KEY: identity.apiKey,
    WECHAT_CERT_FILE: certificates.certFile,
    WECHAT_KEY_FILE: certificates.keyFile,
    WECHAT_CA_FILE: certificates.caFile,
    WECHAT_PAY_BASE_URL: `https://localhost:${ports.pay}`,
    WECHAT_API_BASE_URL: wechat,
    WECHAT_OPEN_BASE_URL: wechat,
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
  }
}

/** The simulator's in-app browser stands before the shop, as a merchant's proxy would. */
function publicOrigin(ports: DemoPorts): string {
  return `http://localhost:${ports.browser}`
}

async function openSimulator({ directory, identity, ports }: Demo, opened: Opened): Promise<Simulator> {
  const { appid, appSecret, mchid, apiKey } = identity
  const simulator = await startSimulator({
    appid,
    appSecret,
    mchid,
    apiKey,
    payDirectories: [`${publicOrigin(ports)}/pay/`],
    oauthDomain: 'localhost',
    shop: { upstream: `http://127.0.0.1:${ports.shop}` },
    ports: { wechat: ports.wechat, pay: ports.pay, browser: ports.browser, phone: ports.phone },
    tls: true,
    stateFile: join(directory, 'simulator.json'),
  })
  opened.add(() => simulator.stop())
  return simulator
}
