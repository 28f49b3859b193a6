import { createServer } from 'node:http'
import { startSimulator, virtualClock, type Simulator, type SimulatorOptions } from './index'
import { nonceStr } from './random'
import { sign, signed, type Fields, type SignType } from './signing'
import { readXml, writeXml } from './xml'

/** The merchant of the simulator's own tests. */
export const merchant = {
  appid: 'wx0123456789abcdef',
  appSecret: '0123456789abcdef0123456789abcdef',
  mchid: '1900000109',
  apiKey: 'SIMKEY_0123456789abcdef012345678',
}

/** The least a shop can be: it signs calls, and answers notifications with what it is told to. */
export interface ShopStub {
  origin: string
  simulator: Simulator
  /** The bodies of the notifications that came, oldest first. */
  notifications: Fields[]
  /** What it answers them with; SUCCESS unless changed. */
  answer: { status: number; body: string; afterMs: number }
  /** Calls the pay API; `sign_type` in the fields chooses the algorithm. Checks the answer's signature. */
  call(path: string, fields: Fields): Promise<Fields>
  /** unifiedorder with everything in order, and these fields changed. */
  order(changes?: Fields): Promise<Fields>
  /** Refunds 40 of the 100 fen of that order, with these fields changed. */
  refund(changes?: Fields): Promise<Fields>
  bridgeParams(prepayId: string, signType?: SignType): Fields
  stop(): Promise<void>
}

export const accepted = '<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>'
export const refused = '<xml><return_code><![CDATA[FAIL]]></return_code></xml>'

/** A simulator with a clock that stands still, and a stub of a shop beside it. */
export async function startShopStub(options: Partial<SimulatorOptions> = {}): Promise<ShopStub> {
  const notifications: Fields[] = []
  const answer = { status: 200, body: accepted, afterMs: 0 }
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(Buffer.from(piece))
    notifications.push(readXml(Buffer.concat(pieces).toString('utf8')) ?? {})
    await new Promise((resolve) => setTimeout(resolve, answer.afterMs))
    response.writeHead(answer.status).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  const simulator = await startSimulator({
    ...merchant,
    payDirectories: [`${origin}/pay/`],
    oauthDomain: 'localhost',
    shop: { upstream: origin },
    clock: virtualClock(),
    requireCertificate: false,
    ...options,
  })

  const call = (path: string, fields: Fields) => callPayApi(`${simulator.wechatOrigin}${path}`, fields)
  return {
    origin,
    simulator,
    notifications,
    answer,
    call,
    order: (changes = {}) => call('/pay/unifiedorder', { ...orderFields(origin, simulator), ...changes }),
    refund: (changes = {}) => call('/secapi/pay/refund', { ...refundFields(origin), ...changes }),
    bridgeParams(prepayId, signType = 'HMAC-SHA256') {
      const params = {
        appId: merchant.appid,
        timeStamp: String(Math.floor(Date.now() / 1000)),
        nonceStr: nonceStr(),
        package: `prepay_id=${prepayId}`,
        signType,
      }
      return { ...params, paySign: sign(params, merchant.apiKey, signType) }
    },
    async stop() {
      await simulator.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function orderFields(origin: string, simulator: Simulator): Fields {
  return {
    appid: merchant.appid,
    mch_id: merchant.mchid,
    sign_type: 'HMAC-SHA256',
    body: '收银-测试商品',
    out_trade_no: '20261124000001A1',
    total_fee: '100',
    spbill_create_ip: '203.0.113.7',
    notify_url: `${origin}/pay/notify/v2/payment`,
    trade_type: 'JSAPI',
    openid: simulator.control.openid('xiaomei'),
  }
}

function refundFields(origin: string): Fields {
  return {
    appid: merchant.appid,
    mch_id: merchant.mchid,
    out_trade_no: '20261124000001A1',
    out_refund_no: 'R1',
    total_fee: '100',
    refund_fee: '40',
    notify_url: `${origin}/pay/notify/v2/refund`,
  }
}

/** Adds nonce and signature unless given, posts, and insists on a signed answer where one is due. */
async function callPayApi(url: string, fields: Fields): Promise<Fields> {
  const signType = fields['sign_type'] === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'MD5'
  const body = writeXml({
    ...signed({ nonce_str: nonceStr(), ...fields }, merchant.apiKey, signType),
    ...forced(fields),
  })
  const response = await fetch(url, { method: 'POST', body })
  const answer = readXml(await response.text())
  if (!answer) throw new Error('the answer is no XML')
  if (answer['return_code'] === 'SUCCESS' && answer['sign'] !== sign(answer, merchant.apiKey, signType)) {
    throw new Error('the answer is wrongly signed')
  }
  return answer
}

function forced(fields: Fields): Fields {
  return fields['sign'] === undefined ? {} : { sign: fields['sign'] }
}
