import { createHash } from 'node:crypto'
import { apiKey, appid, bytes, document, mchid, signed, type Pairs } from '../fixtures/wechat/v2-documents'
import { createTestDatabase } from './database'
import { digits, insertOrder, insertPayment, type TestOrder } from './orders'
import { startShop, type Shop } from './shop'

export const acceptedXml =
  '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'

export interface Told {
  status: number
  body: string
  contentType: string | null
}

/** The real shop, its notification URL and nothing of WeChat: the tests write the notifications themselves. */
export interface NotifiedShop {
  shop: Shop
  pool: Awaited<ReturnType<typeof createTestDatabase>>['pool']
  /** A waiting order with one attempt, 12.34 yuan. */
  waiting(of?: { outTradeNo?: string; signType?: 'MD5' | 'HMAC-SHA256' }): Promise<Waiting>
  tell(body: Uint8Array, headers?: Record<string, string>): Promise<Told>
  /** Signs and sends. */
  say(pairs: Pairs, signType?: string): Promise<Told>
  /** A digest over every row that money could change: equal before and after, or something moved. */
  books(): Promise<string>
  stop(): Promise<void>
}

export interface Waiting extends TestOrder {
  outTradeNo: string
}

export async function startNotifiedShop(): Promise<NotifiedShop> {
  const database = await createTestDatabase()
  const { pool } = database
  const shop = await startShop({
    databaseUrl: database.url,
    // Nothing moves here but by a notification.
    env: { JOBS: 'apart', WECHAT_APP_ID: appid, WECHAT_MCH_ID: mchid, WECHAT_API_KEY: apiKey },
  })
  const tell = async (body: Uint8Array, headers: Record<string, string> = {}): Promise<Told> => {
    const answer = await fetch(`${shop.origin}/pay/notify/v2/payment`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', ...headers },
      body: Buffer.from(body),
    })
    const contentType = answer.headers.get('content-type')
    return { status: answer.status, body: await answer.text(), contentType }
  }
  return {
    shop,
    pool,
    tell,
    say: (pairs, signType = 'HMAC-SHA256') => tell(bytes(document(signed(pairs, signType)))),
    async waiting({ outTradeNo = `${digits(20)}A1774495197`, signType = 'HMAC-SHA256' } = {}) {
      const now = new Date()
      const order = await insertOrder(pool, { totalFen: 1234, appid, now })
      const opened = { signType, appid, mchid, outTradeNo, totalFen: 1234, openedAt: now }
      await insertPayment(pool, order, opened)
      return { ...order, outTradeNo }
    },
    async books() {
      const tables = ['orders', 'payments', 'order_events', 'notifications', 'exceptions', 'skus', 'journals']
      const more = ['journal_lines', 'balances', 'refunds', 'fulfilments', 'user_coupons']
      const rows = await Promise.all(
        [...tables, ...more].map((table) =>
          pool.query(`SELECT to_jsonb(t)::text FROM ${table} t ORDER BY 1`),
        ),
      )
      return createHash('sha256')
        .update(JSON.stringify(rows.map((each) => each.rows)))
        .digest('hex')
    },
    async stop() {
      await shop.stop()
      await database.drop()
    },
  }
}
