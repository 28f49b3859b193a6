import { createHash, createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { Agent, request as call } from 'undici'

/**
 * The yardstick: the shop's hot paths by hand on node:http and pg, as short as they can honestly be. It verifies,
 * reads and writes what the shop does and has nothing else: no logs, no metrics, no limits, no errors for people.
 * Started by the benchmark with its settings in process.env.
 */
const { DATABASE_URL, PORT, API_KEY = '', APP_ID = '', MCH_ID = '', WECHAT = '' } = process.env
// As many connections as the shop's pool has.
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
const agent = new Agent()

const hmac = (text: string) => createHmac('sha256', API_KEY).update(text).digest('hex').toUpperCase()

function signatureOf(fields: Map<string, string>): string {
  const names = [...fields.keys()].filter((name) => name !== 'sign' && fields.get(name) !== '').sort()
  return hmac(`${names.map((name) => `${name}=${fields.get(name)}`).join('&')}&key=${API_KEY}`)
}

function readXml(text: string): Map<string, string> {
  const found = text.matchAll(/<(\w+)>(?:<!\[CDATA\[([^]*?)\]\]>|([^<]*))<\/\1>/g)
  return new Map(Array.from(found, ([, name = '', quoted, plain = '']) => [name, quoted ?? plain]))
}

function writeXml(fields: Map<string, string>): string {
  return `<xml>${[...fields].map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('')}</xml>`
}

function isSigned(fields: Map<string, string>): boolean {
  const [expected, given] = [Buffer.from(signatureOf(fields)), Buffer.from(fields.get('sign') ?? '')]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** The session id of the cookie `sid.signature`. */
function sessionOf({ headers }: IncomingMessage): string {
  const [sid = '', signature = ''] = /bare=([^;]+)/.exec(headers.cookie ?? '')?.[1]?.split('.') ?? []
  const [expected, given] = [Buffer.from(hmac(sid)), Buffer.from(signature)]
  return expected.length === given.length && timingSafeEqual(expected, given) ? sid : ''
}

async function settle(body: Buffer): Promise<[number, string]> {
  const fields = readXml(body.toString())
  const at = (name: string) => fields.get(name) ?? ''
  const isPaid = isSigned(fields) && at('return_code') === 'SUCCESS' && at('result_code') === 'SUCCESS'
  if (!isPaid) return [401, '<xml><return_code>FAIL</return_code></xml>']
  const time = at('time_end').replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6+08:00')
  const { rows } = await pool.query<{ outcome: string }>({
    name: 'settle',
    text: 'SELECT bare_settle($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS outcome',
    values: [
      ...[at('out_trade_no'), 'HMAC-SHA256', at('appid'), at('mch_id'), at('total_fee'), at('cash_fee')],
      ...[at('transaction_id'), at('bank_type'), time, createHash('sha256').update(body).digest('hex'), body],
    ],
  })
  if (rows[0]?.outcome === 'refused') return [422, '<xml><return_code>FAIL</return_code></xml>']
  return [200, '<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>']
}

async function status(sid: string, orderNo: string): Promise<[number, string]> {
  const { rows } = await pool.query({
    name: 'status',
    text: `SELECT o.order_no AS "orderNo", o.state, o.total_fen AS "totalFen", o.paid_at AS "paidAt",
        o.expires_at AS "expiresAt", now() AS "serverTime", l.title, l.pieces,
        p.balance_fen AS "balanceFen", b.available_fen AS "availableFen",
        EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.prepay_id IS NOT NULL
          AND p.state IN ('payable', 'superseded') AND (p.unpaid_at IS NULL OR p.unpaid_at <= p.handed_at)) AS "mayBeCharged",
        EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.state IN ('opened', 'payable', 'superseded')
          AND (p.queried_at IS NULL OR p.queried_at <= now() - interval '3 seconds')
          AND coalesce(p.handed_at, p.opened_at) <= now() - interval '3 seconds') AS "mustAsk"
      FROM sessions s JOIN orders o ON o.user_id = s.user_id LEFT JOIN balances b ON b.user_id = o.user_id
        LEFT JOIN payments p ON p.order_id = o.id AND (p.state IN ('opened', 'payable') OR p.captured),
        LATERAL (SELECT min(product_title) AS title, sum(quantity)::int AS pieces FROM order_lines WHERE order_id = o.id) l
      WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND o.order_no = $2`,
    values: [sid, orderNo],
  })
  return rows[0] ? [200, JSON.stringify(rows[0])] : [404, '{}']
}

async function place(sid: string, body: string, key: string): Promise<[number, string]> {
  const { items, addressId } = JSON.parse(body)
  const orderNo = `${randomInt(1e9, 1e10)}${String(randomInt(0, 1e10)).padStart(10, '0')}`
  const digest = createHash('sha256').update(body).digest('base64url')
  const { rows } = await pool.query<{ orderNo: string | null }>({
    name: 'place',
    text: 'SELECT bare_place($1, $2, $3, $4, $5, $6, $7) AS "orderNo"',
    values: [sid, key, digest, items[0].skuId, items[0].quantity, addressId, orderNo],
  })
  return rows[0]?.orderNo ? [201, JSON.stringify({ orderNo })] : [409, '{}']
}

async function start(sid: string, body: string): Promise<[number, string]> {
  const nonce = randomBytes(16).toString('hex')
  const suffix = `A${Math.floor(Date.now() / 1000)}`
  const notifyUrl = `http://127.0.0.1:${PORT}/pay/notify/v2/payment`
  const { rows } = await pool.query({
    name: 'open',
    text: 'SELECT * FROM bare_open($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [sid, JSON.parse(body).orderNo, suffix, APP_ID, MCH_ID, '127.0.0.1', notifyUrl, nonce],
  })
  const [opened] = rows
  if (!opened) return [409, '{}']
  const fields = new Map<string, string>([
    ...Object.entries({
      appid: APP_ID,
      mch_id: MCH_ID,
      nonce_str: nonce,
      sign_type: 'HMAC-SHA256',
      fee_type: 'CNY',
    }),
    ...Object.entries({ body: opened.description, out_trade_no: opened.out_trade_no, openid: opened.openid }),
    ...Object.entries({
      total_fee: String(opened.total_fen),
      spbill_create_ip: '127.0.0.1',
      notify_url: notifyUrl,
    }),
    ['trade_type', 'JSAPI'],
  ])
  fields.set('sign', signatureOf(fields))
  const options = { method: 'POST', body: writeXml(fields), dispatcher: agent } as const
  const answer = readXml(await (await call(`${WECHAT}/pay/unifiedorder`, options)).body.text())
  const prepayId = answer.get('prepay_id')
  if (!isSigned(answer) || !prepayId) return [503, '{}']
  await pool.query({
    name: 'payable',
    text: 'SELECT bare_payable($1, $2)',
    values: [opened.payment_id, prepayId],
  })
  const bridge = new Map([
    ['appId', APP_ID],
    ['timeStamp', String(Math.floor(Date.now() / 1000))],
  ])
  bridge.set('nonceStr', randomUUID()).set('package', `prepay_id=${prepayId}`).set('signType', 'HMAC-SHA256')
  bridge.set('paySign', signatureOf(bridge))
  return [200, JSON.stringify({ status: 'payable', bridge: Object.fromEntries(bridge) })]
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => request.once('end', () => resolve(Buffer.concat(chunks))))
}

async function answer(request: IncomingMessage): Promise<[number, string]> {
  const body = await bodyOf(request)
  const { url = '' } = request
  if (url === '/pay/notify/v2/payment') return settle(body)
  const sid = sessionOf(request)
  if (url === '/api/orders') return place(sid, body.toString(), String(request.headers['idempotency-key']))
  if (url === '/pay/unifiedorder') return start(sid, body.toString())
  return status(sid, url.split('/')[2] ?? '')
}

createServer((request, response) => {
  answer(request).then(
    ([status, body]) => response.writeHead(status, { 'content-length': Buffer.byteLength(body) }).end(body),
    (error: unknown) => (console.error(error), response.writeHead(500).end()),
  )
}).listen(Number(PORT), '127.0.0.1', () => process.send?.('listening'))
