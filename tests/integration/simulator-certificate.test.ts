import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { certificates } from '../simulator/certificates'
import { startSimulator } from '../simulator/index'
import { merchant, startShopStub, type ShopStub } from '../simulator/shop-stub'
import { signed } from '../simulator/signing'
import { writeXml } from '../simulator/xml'

const number = '20261124000001A1'
const ca = readFileSync(certificates.caFile)
const known = { cert: readFileSync(certificates.certFile), key: readFileSync(certificates.keyFile) }
const stranger = {
  cert: readFileSync(certificates.strangerCertFile),
  key: readFileSync(certificates.strangerKeyFile),
}
let shop: ShopStub

beforeEach(async () => {
  shop = await startShopStub({ tls: true, requireCertificate: true })
})
afterEach(() => shop.stop())

const refund = {
  appid: merchant.appid,
  mch_id: merchant.mchid,
  out_trade_no: number,
  out_refund_no: 'R1',
  total_fee: '100',
  refund_fee: '100',
  nonce_str: 'x',
}
const body = writeXml(signed(refund, merchant.apiKey, 'MD5'))

interface Showing {
  cert?: Buffer
  key?: Buffer
  ca?: Buffer
  agent?: Agent
}

function post(path: string, showing: Showing): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${shop.simulator.payOrigin}${path}`,
      { method: 'POST', ca, ...showing },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        answer.on('end', () => resolve({ status: answer.statusCode, text }))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

async function paid() {
  await shop.order()
  shop.simulator.control.pay(number)
}

test('refunds over https with the merchant certificate', async () => {
  await paid()
  expect(shop.simulator.payOrigin).toMatch(/^https:\/\/localhost:\d+$/)
  const { status, text } = await post('/secapi/pay/refund', known)
  expect(status).toBe(200)
  expect(text).toContain('<result_code><![CDATA[SUCCESS]]></result_code>')
})

test('a resumed connection still knows its certificate', async () => {
  await paid()
  const agent = new Agent({ keepAlive: false, maxCachedSessions: 10, ca, ...known })
  for (const time of [1, 2, 3]) {
    const { status } = await post('/secapi/pay/refund', { ...known, agent })
    expect(status, `time ${time}`).toBe(200)
  }
  agent.destroy()
})

test.each([
  ['no certificate', {}, 'No required SSL certificate was sent'],
  ['a certificate of nobody', stranger, 'The SSL certificate error'],
])('refuses to refund with %s, before it reads a word', async (_, showing, sentence) => {
  await paid()
  const { status, text } = await post('/secapi/pay/refund', showing)
  expect(status).toBe(400)
  expect(text).toContain(`<title>400 ${sentence}</title>`)
  expect(shop.simulator.books.refunds.size).toBe(0)
})

test('everything but secapi does without a certificate', async () => {
  await paid()
  const { status, text } = await post('/pay/orderquery', {})
  expect(status).toBe(200)
  expect(text).toContain('<trade_state><![CDATA[SUCCESS]]></trade_state>')
})

test('a client that does not know the CA is warned', async () => {
  await expect(post('/pay/orderquery', { ca: stranger.cert })).rejects.toThrow('certificate')
})

test('plain http has no certificate to show, and is refused unless the simulator was told otherwise', async () => {
  const { wechatOrigin, payOrigin, stop } = await startSimulator({
    ...merchant,
    payDirectories: [],
    oauthDomain: 'localhost',
    shop: { upstream: shop.origin },
  })
  try {
    expect(payOrigin).toBe(wechatOrigin)
    const answer = await fetch(`${wechatOrigin}/secapi/pay/refund`, { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('No required SSL certificate was sent')
  } finally {
    await stop()
  }
})

test('a reset of a https connection is an error, not an answer', async () => {
  await paid()
  shop.simulator.control.fail('refund', { as: 'reset', after: true })
  await expect(post('/secapi/pay/refund', known)).rejects.toThrow('socket hang up')
  expect(shop.simulator.books.refunds.size).toBe(1)
})
