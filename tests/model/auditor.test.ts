import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PoolClient } from 'pg'
import { audit } from '../support/auditor'
import type { WechatBooks } from '../support/auditor-wechat'
import { damages, differences } from './support/damages'
import { createAuditedWorld, dropConstraints, type AuditedWorld } from './support/audited-world'

let world: AuditedWorld
let client: PoolClient

beforeAll(async () => {
  world = await createAuditedWorld()
  await dropConstraints(world.server.pool)
  client = await world.server.pool.connect()
  await client.query('SET session_replication_role = replica')
})
afterAll(async () => {
  client.release(true)
  await world.stop()
})

/** Audits the world as if `sql` had happened to it, and undoes it. */
async function auditAfter(sql: string, books: WechatBooks = world.simulator.books): Promise<string[]> {
  await client.query('BEGIN')
  if (sql !== '') await client.query(sql)
  const found = await audit(client, books, {
    isQuiet: true,
    isSerial: true,
    initialStock: world.initialStock,
  })
  await client.query('ROLLBACK')
  return found
}

test('a world in which all went well has no violations', async () => {
  expect(await auditAfter('')).toEqual([])
  const booked = await client.query<{ kind: string }>('SELECT DISTINCT kind FROM journals ORDER BY kind')
  expect(booked.rows.map(({ kind }) => kind)).toEqual([
    'credit',
    'hold',
    'payment',
    'refund_balance',
    'refund_opened',
    'refund_wechat',
    'release',
    'stray_payment',
  ])
})

test.each(damages)('the auditor sees %s', async (_, sql, sentence) => {
  const found = await auditAfter(sql)
  expect(found).toContainEqual(expect.stringMatching(sentence))
})

test.each(differences)('the auditor sees in both books %s', async (_, change, sentence) => {
  const { orders, refunds, deliveries } = world.simulator.books
  const books = structuredClone({ orders, refunds, deliveries })
  change(books)
  expect(await auditAfter('', books)).toContainEqual(expect.stringMatching(sentence))
})

test('before all is quiet, money that the shop has not heard of is no violation', async () => {
  const books = structuredClone({ ...world.simulator.books, shoppers: new Map() })
  const [unpaid] = [...books.orders.values()].filter(({ payment }) => !payment)
  const [paid] = [...books.orders.values()].filter(({ payment }) => payment)
  if (!unpaid || !paid?.payment) throw new Error('the world has no such orders')
  unpaid.payment = { ...paid.payment, transaction_id: 'on its way' }
  expect(await audit(world.server.pool, books, { isQuiet: false })).toEqual([])
})
