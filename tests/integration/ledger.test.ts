import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger } from '@/lib/payment/check-ledger'
import { creditBalance } from '@/lib/payment/credit-balance'
import { liftHalt } from '@/lib/store/ledger'
import { inspect } from '../support/inspect'
import { credit, moneyOf } from '../support/money'
import { one } from '../support/orders'
import { createPayWorld, type PayWorld } from '../support/pay-world'

let world: PayWorld
let ask: ReturnType<typeof inspect>
let money: ReturnType<typeof moneyOf>
beforeAll(async () => {
  world = await createPayWorld()
  ask = inspect(world)
  money = moneyOf(world.server)
})
afterEach(() => world.simulator.control.reset())
afterAll(() => world.stop())

const run = (sql: string, values: unknown[] = []) => world.server.pool.query(sql, values)
const check = () => checkLedger(world.server, { isWhole: true })

async function paidOrder() {
  const order = await world.order()
  await credit(world.server, order, 500)
  await world.start(order, { useBalance: true })
  world.simulator.control.pay((await ask.only(order)).out_trade_no)
  await world.simulator.control.idle()
  expect(await ask.orderState(order)).toBe('paid')
  return order
}

test('what was posted is never changed, deleted or emptied', async () => {
  await paidOrder()
  for (const table of ['journals', 'journal_lines', 'order_events']) {
    await expect(run(`DELETE FROM ${table}`)).rejects.toThrow(`${table} is append-only`)
    await expect(run(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('is append-only')
    const { column_name } = await one<{ column_name: string }>(
      world.server.pool,
      'SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND column_name <> $2 LIMIT 1',
      [table, 'id'],
    )
    await expect(run(`UPDATE ${table} SET ${column_name} = ${column_name}`)).rejects.toThrow('is append-only')
  }
})

test('a journal that does not sum to zero, and a balance below zero, are refused by the database', async () => {
  const { userId } = await world.order()
  const post = (key: string, amounts: string) =>
    run(
      `SELECT post_journal($1, 'credit', NULL, $2, 't', '', now(), '{goodwill,user_available}'::account[], $3::bigint[])`,
      [key, userId, amounts],
    )
  await expect(post('uneven', '{-2,1}')).rejects.toThrow('must sum to zero')
  await expect(post('overdrawn', '{1000000,-1000000}')).rejects.toThrow('balances_available_fen_check')
  await expect(run(`UPDATE balances SET available_fen = -1 WHERE user_id = $1`, [userId])).rejects.toThrow()
})

test('a credit is given once per key, and a key is not used for another', async () => {
  const { userId } = await world.order()
  const before = await money.balance({ userId })
  const given = { requestKey: 'k1', userId, amountFen: 700, operator: '小王', reason: '补偿' }
  const answers = await Promise.all(Array.from({ length: 10 }, () => creditBalance(world.server, given)))
  expect(answers.filter(({ outcome }) => outcome === 'credited')).toHaveLength(1)
  expect((await money.balance({ userId })).available).toBe(before.available + 700)
  await expect(creditBalance(world.server, { ...given, amountFen: 701 })).rejects.toMatchObject({
    code: 'request_key_reused',
  })
  for (const amountFen of [0, -1, 1.5, Number.NaN, 10_000_001]) {
    const wrong = { ...given, requestKey: 'k2', amountFen }
    await expect(creditBalance(world.server, wrong)).rejects.toMatchObject({ code: 'invalid_input' })
  }
})

test('the self-check finds nothing where nothing is wrong', async () => {
  await paidOrder()
  expect(await check()).toEqual([])
})

test.each([
  [
    'a balance that its lines do not make',
    'UPDATE balances SET available_fen = available_fen + 1',
    /balance of user/,
  ],
  ['held money that no attempt holds', 'UPDATE balances SET held_fen = held_fen + 1', /held/],
  [
    'a paid order whose price is another',
    `UPDATE orders SET total_fen = total_fen + 1 WHERE state = 'paid'`,
    /captured payments come to/,
  ],
  ['a paid order without a parcel', 'DELETE FROM fulfilments', /has the parcel none/],
  [
    'a refund that nobody wrote down',
    'UPDATE payments SET refund_wechat_fen = 1 WHERE captured',
    /sets aside another amount/,
  ],
])('%s is found, alarmed, and stops captures until a person lifts it', async (_what, damage, sentence) => {
  const order = await paidOrder()
  const waiting = await world.order()
  await world.start(waiting)
  const outTradeNo = (await ask.only(waiting)).out_trade_no

  const client = await world.server.pool.connect()
  await client.query('BEGIN')
  await client.query(damage)
  const { rows } = await client.query<{ sentence: string }>(
    'SELECT * FROM check_ledger(true, now()) AS sentence',
  )
  expect(rows.map((row) => row.sentence).join('\n')).toMatch(sentence)
  // The damage is undone, the stop is kept.
  await client.query('ROLLBACK')
  client.release()
  await run(`INSERT INTO ledger_halts (at, reason) VALUES (now(), 'test')`)

  world.simulator.control.pay(outTradeNo)
  await world.simulator.control.idle()
  expect(world.verdicts.at(-1)).toBe('unavailable')
  expect(await ask.orderState(waiting)).toBe('awaiting_payment')
  await expect(world.start(await world.order())).rejects.toMatchObject({ code: 'payments_paused' })
  expect(await liftHalt(world.server.pool, '小王', new Date())).toBe(true)
  await world.simulator.control.resendNotification(outTradeNo)
  expect(await ask.orderState(waiting)).toBe('paid')
  expect(order.orderId).toBeGreaterThan(0)
})
