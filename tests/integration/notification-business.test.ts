import { afterAll, beforeAll, expect, test } from 'vitest'
import { soundNotifications } from '../fixtures/wechat/sound-notifications'
import { change, outTradeNo as fixedOutTradeNo, paid, type Pairs } from '../fixtures/wechat/v2-documents'
import { acceptedXml, startNotifiedShop, type NotifiedShop, type Waiting } from '../support/notified-shop'
import { digits } from '../support/orders'

let shop: NotifiedShop
beforeAll(async () => {
  shop = await startNotifiedShop()
})
afterAll(() => shop.stop())

const transaction = () => `42000${digits(23)}`

function payment(order: Waiting, changes: Record<string, string | null> = {}): Pairs {
  return change(paid, { out_trade_no: order.outTradeNo, transaction_id: transaction(), ...changes })
}

async function stateOf(order: Waiting): Promise<string> {
  const { rows } = await shop.pool.query<{ state: string }>('SELECT state::text FROM orders WHERE id = $1', [
    order.orderId,
  ])
  return rows[0]?.state ?? 'none'
}

async function exceptionsOf(outTradeNo: string): Promise<{ kind: string; reason: string | null }[]> {
  const { rows } = await shop.pool.query<{ kind: string; reason: string | null }>(
    `SELECT kind, detail ->> 'reason' AS reason FROM exceptions WHERE out_trade_no = $1`,
    [outTradeNo],
  )
  return rows
}

test.each([
  ['A8 another appid', { appid: 'wx0000000000000000' }, 'appid'],
  ['A8 no appid', { appid: null }, 'appid'],
  ['A8 another mch_id', { mch_id: '1900000109' }, 'mchid'],
  ['A8 no mch_id', { mch_id: null }, 'mchid'],
  ['A8 a sub-merchant of ours', { sub_mch_id: '1900000109' }, 'mchid'],
  ['A11 no transaction_id', { transaction_id: null }, 'transaction_id_missing'],
  ['A12 another amount', { total_fee: '1235' }, 'total_fee'],
  ['A12 one fen', { total_fee: '1' }, 'total_fee'],
  ['A12 zero', { total_fee: '0' }, 'total_fee'],
  ['A12 negative', { total_fee: '-1234' }, 'total_fee'],
  ['A12 signed', { total_fee: '+1234' }, 'total_fee'],
  ['A12 decimal', { total_fee: '1234.0' }, 'total_fee'],
  ['A12 yuan', { total_fee: '12.34' }, 'total_fee'],
  ['A12 hexadecimal', { total_fee: '0x4D2' }, 'total_fee'],
  ['A12 with an exponent', { total_fee: '1.234e3' }, 'total_fee'],
  ['A12 spaces', { total_fee: ' 1234 ' }, 'total_fee'],
  ['A12 leading zeros', { total_fee: '01234' }, 'total_fee'],
  ['A12 beyond 2^53', { total_fee: '9007199254740993' }, 'total_fee'],
  ['A12 in other digits', { total_fee: '１２３４' }, 'total_fee'],
  ['A12 missing', { total_fee: null }, 'total_fee'],
  ['A12 empty', { total_fee: '' }, 'total_fee'],
  ['A13 dollars', { fee_type: 'USD' }, 'fee_type'],
])('%s is refused with 422, filed once, and pays nothing', async (_name, changes, reason) => {
  const order = await shop.waiting()
  const said = payment(order, changes)
  for (let i = 0; i < 2; i += 1) {
    const told = await shop.say(said)
    expect(told.status).toBe(422)
    expect(told.body).toContain('FAIL')
  }
  expect(await stateOf(order)).toBe('awaiting_payment')
  expect(await exceptionsOf(order.outTradeNo)).toEqual([{ kind: 'mismatch', reason }])
})

test('A8, A12: the raw body of a mismatch is kept for people', async () => {
  const order = await shop.waiting()
  await shop.say(payment(order, { total_fee: '1' }))
  const { rows } = await shop.pool.query<{ verdict: string; raw: Buffer }>(
    'SELECT verdict, raw FROM notifications WHERE out_trade_no = $1',
    [order.outTradeNo],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.verdict).toBe('mismatch')
  expect(rows[0]?.raw.toString('utf8')).toContain(order.outTradeNo)
})

test('A9: money for an unknown number is refused and filed once per transaction', async () => {
  const outTradeNo = `${digits(20)}A1774495197`
  const said = change(paid, { out_trade_no: outTradeNo, transaction_id: transaction() })
  expect((await shop.say(said)).status).toBe(422)
  expect((await shop.say(change(said, { nonce_str: 'again' }))).status).toBe(422)
  expect(await exceptionsOf(outTradeNo)).toEqual([{ kind: 'unknown_payment', reason: null }])
})

test('A10: a strange out_trade_no is refused and its log stays one line', async () => {
  await logged('/A10-begins')
  const printed = shop.shop.logs().length
  const strange = [`x' OR '1'='1`, 'A'.repeat(4000), 'line\nbreak\t1', '２０２６１１２４', '']
  for (const out_trade_no of strange) {
    const told = await shop.say(change(paid, { out_trade_no, transaction_id: transaction() }))
    expect([400, 422], JSON.stringify(out_trade_no)).toContain(told.status)
  }
  await logged('/A10-ends')
  const lines = shop.shop.logs().slice(printed).trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(strange.length)
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
})

/** Lines are written together and in their order: with the one of this path, all before it are there. */
async function logged(path: string): Promise<void> {
  await fetch(shop.shop.origin + path)
  await expect.poll(() => shop.shop.logs()).toContain(`"path":"${path}"`)
}

test('A11: a transaction_id booked on one order pays no other', async () => {
  const [a, b] = [await shop.waiting(), await shop.waiting()]
  const transaction_id = transaction()
  expect((await shop.say(payment(a, { transaction_id }))).status).toBe(200)
  expect((await shop.say(payment(b, { transaction_id }))).status).toBe(422)
  expect([await stateOf(a), await stateOf(b)]).toEqual(['paid', 'awaiting_payment'])
})

test('A20: fifty copies at once and a re-signed one are all accepted, and pay once', async () => {
  const order = await shop.waiting()
  const said = payment(order)
  const answers = await Promise.all(Array.from({ length: 50 }, () => shop.say(said)))
  for (const told of answers) expect(told).toMatchObject({ status: 200, body: acceptedXml })
  expect((await shop.say(change(said, { nonce_str: 'fresh' }))).status).toBe(200)
  const { rows } = await shop.pool.query(
    `SELECT (SELECT count(*)::int FROM order_events WHERE order_id = $1 AND event = 'settled') AS settled,
       (SELECT sum(received_count)::int FROM notifications WHERE out_trade_no = $2) AS received`,
    [order.orderId, order.outTradeNo],
  )
  expect(rows).toEqual([{ settled: 1, received: 51 }])
})

test('the same bytes again are only counted; bytes that the inbox lost are read anew', async () => {
  const order = await shop.waiting()
  const said = payment(order)
  const inbox = async () => {
    const sql = 'SELECT verdict, received_count FROM notifications WHERE out_trade_no = $1'
    return (await shop.pool.query<{ verdict: string; received_count: number }>(sql, [order.outTradeNo])).rows
  }
  for (let i = 0; i < 3; i += 1) expect((await shop.say(said)).status).toBe(200)
  expect(await inbox()).toEqual([{ verdict: 'settled', received_count: 3 }])

  await shop.pool.query('DELETE FROM notifications WHERE out_trade_no = $1', [order.outTradeNo])
  expect((await shop.say(said)).status).toBe(200)
  expect(await inbox()).toEqual([{ verdict: 'already_settled', received_count: 1 }])
})

test('A21, A22: every odd but genuine body is accepted and pays once', async () => {
  const order = await shop.waiting({ outTradeNo: fixedOutTradeNo })
  for (const { name, body, headers } of soundNotifications) {
    expect(await shop.tell(body, headers), name).toMatchObject({ status: 200, body: acceptedXml })
  }
  expect(await stateOf(order)).toBe('paid')
})

test('A21: an odd time_end does not lose the payment', async () => {
  for (const time_end of ['', '0', '20261399999999', 'yesterday']) {
    const order = await shop.waiting()
    expect((await shop.say(payment(order, { time_end }))).status).toBe(200)
    expect(await stateOf(order)).toBe('paid')
  }
})

test('A23: a payment made with HMAC-SHA256 is not settled by MD5, and the other way round', async () => {
  const hmac = await shop.waiting()
  expect((await shop.say(payment(hmac, { sign_type: 'MD5' }), 'MD5')).status).toBe(401)
  expect((await shop.say(payment(hmac), 'MD5')).status).toBe(401)
  const md5 = await shop.waiting({ signType: 'MD5' })
  expect((await shop.say(payment(md5), 'HMAC-SHA256')).status).toBe(401)
  expect([await stateOf(hmac), await stateOf(md5)]).toEqual(['awaiting_payment', 'awaiting_payment'])
  expect((await shop.say(payment(md5), 'MD5')).status).toBe(200)
  expect(await stateOf(md5)).toBe('paid')
})

test('A24: a signed failure is acknowledged and pays nothing', async () => {
  const order = await shop.waiting()
  expect((await shop.say(payment(order, { result_code: 'FAIL', err_code: 'SYSTEMERROR' }))).status).toBe(200)
  expect(await stateOf(order)).toBe('awaiting_payment')
})

test('A25: a paid attempt told with another transaction or amount is refused and stays as it is', async () => {
  const order = await shop.waiting()
  const said = payment(order)
  await shop.say(said)
  expect((await shop.say(change(said, { transaction_id: transaction() }))).status).toBe(422)
  expect((await shop.say(change(said, { total_fee: '1' }))).status).toBe(422)
  expect(await stateOf(order)).toBe('paid')
})

test('every notification is counted by its verdict', async () => {
  await shop.say(payment(await shop.waiting()))
  await shop.say(payment(await shop.waiting(), { total_fee: '1' }))
  const metrics = await (await fetch(`${shop.shop.origin}/metrics`)).text()
  for (const verdict of ['settled', 'mismatch']) {
    expect(metrics).toMatch(new RegExp(`^shouyin_notifications_total\\{verdict="${verdict}"\\} [1-9]`, 'm'))
  }
})
