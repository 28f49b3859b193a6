import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchant, refused, startShopStub, type ShopStub } from '../simulator/shop-stub'
import { nonceStr } from '../simulator/random'
import { openidFor } from '../simulator/random'
import { signed } from '../simulator/signing'
import { readXml, writeXml } from '../simulator/xml'

const number = '20261124000001A1'
let folder: string
let shop: ShopStub
let running: ChildProcess | null = null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  shop = await startShopStub()
})
afterEach(async () => {
  running?.kill('SIGKILL')
  await shop.stop()
  await rm(folder, { recursive: true })
})

/** The standalone simulator, as a developer starts it; what it prints once it listens. */
async function startPrinting(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/simulator/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'test',
      PATH: process.env['PATH'],
      WECHAT_APP_ID: merchant.appid,
      WECHAT_APP_SECRET: merchant.appSecret,
      WECHAT_MCH_ID: merchant.mchid,
      WECHAT_API_KEY: merchant.apiKey,
      PUBLIC_ORIGIN: 'http://localhost',
      WECHAT_PAY_BASE_URL: 'http://localhost',
      SIMULATOR_STATE_FILE: join(folder, 'deeper', 'books.json'),
      ...env,
    },
  })
  running = child
  let printed = ''
  for await (const piece of child.stdout) {
    printed += String(piece)
    if (printed.includes('phone')) return printed
  }
  throw new Error(`the simulator did not start: ${printed}`)
}

async function start(): Promise<string> {
  return /WeChat\s+(\S+)/.exec(await startPrinting())?.[1] ?? ''
}

async function kill(): Promise<void> {
  if (!running) return
  running.kill('SIGKILL')
  await once(running, 'exit')
}

async function post(url: string, body: string, type = 'text/xml'): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })
  return response.text()
}

test('a kill -9 loses no order, no payment, no refund and no notification that is still due', async () => {
  shop.answer.body = refused
  const order = {
    appid: merchant.appid,
    mch_id: merchant.mchid,
    body: '收银-测试',
    out_trade_no: number,
    total_fee: '100',
    spbill_create_ip: '203.0.113.7',
    notify_url: `${shop.origin}/pay/notify`,
    trade_type: 'JSAPI',
    openid: openidFor(merchant.appid, 'xiaomei'),
  }
  const place = async (origin: string) => {
    const xml = writeXml(signed({ ...order, nonce_str: nonceStr() }, merchant.apiKey, 'MD5'))
    return readXml(await post(`${origin}/pay/unifiedorder`, xml))
  }

  let origin = await start()
  expect(await place(origin)).toMatchObject({ result_code: 'SUCCESS' })
  await kill()

  origin = await start()
  expect(await place(origin)).toMatchObject({ result_code: 'SUCCESS' })
  await post(`${origin}/control/pay`, JSON.stringify([number]), 'application/json')
  await expect.poll(() => shop.notifications.length).toBe(1)
  await kill()

  origin = await start()
  expect(await place(origin)).toMatchObject({ err_code: 'ORDERPAID' })
  await post(`${origin}/control/advanceClock`, '[15000]', 'application/json')
  await expect.poll(() => shop.notifications.length).toBeGreaterThan(1)
  expect(shop.notifications.at(-1)?.['out_trade_no']).toBe(number)
  expect(await readdir(join(folder, 'deeper'))).toEqual(['books.json'])

  const refund = { out_refund_no: 'R1', out_trade_no: number, total_fee: '100', refund_fee: '100' }
  const { appid, mchid: mch_id } = merchant
  const request = { ...refund, appid, mch_id, nonce_str: nonceStr(), notify_url: `${shop.origin}/refund` }
  const xml = writeXml(signed(request, merchant.apiKey, 'MD5'))
  expect(readXml(await post(`${origin}/secapi/pay/refund`, xml))).toMatchObject({ result_code: 'SUCCESS' })
  await kill()

  origin = await start()
  await post(`${origin}/control/advanceClock`, '[3000]', 'application/json')
  await expect.poll(() => shop.notifications.some((said) => 'req_info' in said)).toBe(true)
}, 60_000)

test('with https for the pay API, the standalone simulator asks for the certificate too', async () => {
  const printed = await startPrinting({
    WECHAT_PAY_BASE_URL: 'https://localhost',
    WECHAT_API_BASE_URL: 'http://localhost',
  })
  expect(printed).toMatch(/pay API\s+https:\/\/localhost:\d+\n/)
  const origin = /WeChat\s+(\S+)/.exec(printed)?.[1] ?? ''
  expect(await post(`${origin}/secapi/pay/refund`, '<xml></xml>')).toContain('No required SSL certificate')
}, 60_000)
