import { createHmac, randomBytes } from 'node:crypto'
import { sessionCookie } from '@/lib/session-cookie'
import { change, document, paid, signed } from '../fixtures/wechat/v2-documents'
import { requestText, type Send } from './client'
import { skus, wechatFen } from './populate'

/** A waiting order, as the generator must know it. */
export interface Waiting {
  orderNo: string
  outTradeNo: string
  openid: string
  userId: number
  sid: string
}

export type Side = 'shop' | 'bare'
export type Path = 'notification' | 'status' | 'order'

/** What a generator is told once. */
export interface Merchant {
  appid: string
  mchid: string
  apiKey: string
  sessionSecret: string
}

/** One thing somebody does to a server: one request, or some that follow each other. Throws when it is refused. */
export type Visit = (send: Send) => Promise<void>

/** Requests are written before the clock runs. */
export async function visitsOf(
  path: Path,
  of: { side: Side; rows: Waiting[]; merchant: Merchant },
): Promise<Visit[]> {
  const visits: Visit[] = []
  for (const row of of.rows) visits.push(await visitOf(path, { ...of, row }))
  return visits
}

async function visitOf(
  path: Path,
  { side, row, merchant }: { side: Side; row: Waiting; merchant: Merchant },
): Promise<Visit> {
  switch (path) {
    case 'notification':
      return expecting(200, notification(row, merchant))
    case 'status': {
      const headers = { cookie: await cookieOf(side, row, merchant) }
      return expecting(200, requestText(`GET /pay/${row.orderNo}/status`, { headers }))
    }
    case 'order':
      return orderAndStart(row, await cookieOf(side, row, merchant))
  }
}

function notification(row: Waiting, { appid, mchid, apiKey }: Merchant): string {
  const pairs = change(paid, {
    appid,
    mch_id: mchid,
    openid: row.openid,
    out_trade_no: row.outTradeNo,
    transaction_id: `42${row.orderNo}`,
    total_fee: String(wechatFen),
    cash_fee: String(wechatFen),
  })
  const body = document(signed(pairs, 'HMAC-SHA256', apiKey))
  return requestText('POST /pay/notify/v2/payment', { headers: { 'content-type': 'text/xml' }, body })
}

const cookies = new Map<string, string>()

async function cookieOf(side: Side, { sid }: Waiting, merchant: Merchant): Promise<string> {
  if (side === 'bare')
    return `bare=${sid}.${createHmac('sha256', merchant.apiKey).update(sid).digest('hex').toUpperCase()}`
  const known = cookies.get(sid)
  if (known) return known
  const env = { publicOrigin: 'http://127.0.0.1', sessionSecrets: [merchant.sessionSecret] }
  const cookie = (await sessionCookie(env, sid)).split(';', 1)[0] ?? ''
  cookies.set(sid, cookie)
  return cookie
}

function expecting(status: number, request: string): Visit {
  return async (send) => {
    const answer = await send(request)
    if (answer.status !== status) throw new Error(`answered ${answer.status}: ${answer.body.slice(0, 200)}`)
  }
}

/** Places an order for one piece and starts its payment, as the checkout and the cashier do. */
function orderAndStart({ userId }: Waiting, cookie: string): Visit {
  const headers = {
    cookie,
    'content-type': 'application/json',
    'idempotency-key': randomBytes(12).toString('hex'),
  }
  const items = [{ skuId: 1 + ((userId * 7919) % skus), quantity: 1 }]
  const place = requestText('POST /api/orders', {
    headers,
    body: JSON.stringify({ items, addressId: userId }),
  })
  return async (send) => {
    const placed = await send(place)
    const orderNo = /"orderNo":"(\d+)"/.exec(placed.body)?.[1]
    if (placed.status !== 201 || !orderNo)
      throw new Error(`answered ${placed.status}: ${placed.body.slice(0, 200)}`)
    const body = JSON.stringify({ orderNo, useBalance: false })
    const started = await send(requestText('POST /pay/unifiedorder', { headers, body }))
    const isPayable = started.status === 200 && started.body.includes('"paySign"')
    if (!isPayable) throw new Error(`answered ${started.status}: ${started.body.slice(0, 200)}`)
  }
}
