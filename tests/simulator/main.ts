import { startSimulator } from './index'

/**
 * The simulator by itself, for a shop that runs elsewhere: reads the shop's own variables and listens
 * where they say WeChat is. With https for the pay API it asks for the merchant's certificate, as WeChat
 * does; over http it does without. `SIMULATOR_STATE_FILE` keeps the books between runs.
 */
const origin = new URL(need('PUBLIC_ORIGIN'))
const payApi = new URL(need('WECHAT_PAY_BASE_URL'))
const tls = payApi.protocol === 'https:'
const wechat = tls ? new URL(need('WECHAT_API_BASE_URL')) : payApi
const simulator = await startSimulator({
  appid: need('WECHAT_APP_ID'),
  appSecret: need('WECHAT_APP_SECRET'),
  mchid: need('WECHAT_MCH_ID'),
  apiKey: need('WECHAT_API_KEY'),
  payDirectories: (process.env['WECHAT_PAY_DIRECTORIES'] ?? `${origin.origin}/pay/`).split(','),
  oauthDomain: process.env['WECHAT_OAUTH_DOMAIN'] ?? origin.hostname,
  shop: { upstream: `http://127.0.0.1:${process.env['PORT'] ?? '3000'}` },
  ports: {
    wechat: Number(wechat.port),
    pay: Number(payApi.port),
    browser: Number(origin.port),
    phone: Number(process.env['SIMULATOR_PHONE_PORT'] ?? 0),
  },
  tls,
  requireCertificate: tls,
  ...(process.env['SIMULATOR_STATE_FILE'] ? { stateFile: process.env['SIMULATOR_STATE_FILE'] } : {}),
})
console.log(`WeChat   ${simulator.wechatOrigin}`)
if (tls) console.log(`pay API  ${simulator.payOrigin}`)
console.log(`browser  ${simulator.browserOrigin}`)
console.log(`phone    ${simulator.phoneUrl}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.stop().then(() => process.exit(0)))
}

function need(name: string): string {
  const value = process.env[name]
  if (value) return value
  console.error(`${name} is not set`)
  process.exit(1)
}
