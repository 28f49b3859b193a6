import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readEnv } from '@/lib/env'
import { receiveNotification, type NotificationVerdict } from '@/lib/payment/receive-notification'
import {
  receiveRefundNotification,
  type RefundNotificationVerdict,
} from '@/lib/payment/receive-refund-notification'
import { startPayment, type Started } from '@/lib/payment/start-payment'
import type { Server } from '@/lib/server'
import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { startSimulator, virtualClock, type Simulator } from '../simulator/index'
import { createTestServer, type TestServer } from './database'
import { testEnv } from './env'
import { insertOrder, type TestOrder } from './orders'

/** The payment flow against WeChat's simulator and a real database, on one clock that a test drives. */
export interface PayWorld {
  server: TestServer
  simulator: Simulator
  /** What became of each notification, in the order they were answered. */
  verdicts: (NotificationVerdict | RefundNotificationVerdict)[]
  /** An order of the simulator's current shopper. */
  order(totalFen?: number): Promise<TestOrder>
  /** What the cashier's button does. */
  start(order: TestOrder, options?: { useBalance?: boolean }): Promise<Started>
  /** Moves our clock and WeChat's. */
  advance(ms: number): Promise<void>
  stop(): Promise<void>
}

export async function createPayWorld(signType: 'MD5' | 'HMAC-SHA256' = 'HMAC-SHA256'): Promise<PayWorld> {
  const verdicts: PayWorld['verdicts'] = []
  let shop: Server | null = null
  const listener = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      if (shop === null) throw new Error('the shop is not there yet')
      const raw = { headers: new Headers(), body: Buffer.concat(chunks), requestId: 'test' }
      const isRefund = request.url === '/pay/notify/v2/refund'
      const receive = isRefund ? receiveRefundNotification : receiveNotification
      const { verdict, answer } = await receive(shop, raw)
      verdicts.push(verdict)
      response.writeHead(answer.status).end(answer.text)
    })()
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(listener.address() as AddressInfo).port}`

  const plain = readEnv(testEnv({ PUBLIC_ORIGIN: origin, WECHAT_SIGN_TYPE: signType }))
  const simulator = await startSimulator({
    ...plain,
    payDirectories: [`${origin}/pay/`],
    oauthDomain: 'localhost',
    shop: { upstream: origin },
    requireCertificate: false,
    clock: virtualClock(),
  })
  const env = { ...plain, payBaseUrl: simulator.wechatOrigin }
  const server = await createTestServer({ env })
  const gateway = createV2Gateway(env, server.clock)
  const whole: TestServer = Object.defineProperty(server, 'gateway', { value: gateway })
  shop = whole

  return {
    server: whole,
    simulator,
    verdicts,
    order: (totalFen = 3990) =>
      insertOrder(whole.pool, {
        totalFen,
        appid: env.appid,
        openid: simulator.control.openid(),
        now: whole.clock.now(),
      }),
    start: ({ userId, openid, orderNo }, { useBalance = false } = {}) =>
      startPayment(whole, { userId, openid, orderNo, useBalance, clientIp: '203.0.113.7' }),
    async advance(ms) {
      whole.clock.advance({ ms })
      await simulator.control.advanceClock(ms)
    },
    async stop() {
      await simulator.stop()
      await new Promise((resolve) => listener.close(resolve))
      await whole.stop()
    },
  }
}
