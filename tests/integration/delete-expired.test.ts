import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteExpired } from '@/lib/store/expired'
import { createTestServer, type TestServer } from '../support/database'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.stop())

test('what an erased shopper claimed is forgotten when the coupon has ended', async () => {
  const { pool } = server
  const insert = `INSERT INTO coupons (slug, title, kind, amount_fen, threshold_fen, starts_at, ends_at)
    VALUES ($1, '券', 'fixed', 100, 0, now() - interval '2 days', now() + $2::interval) RETURNING id`
  const idOf = async (slug: string, ends: string) => (await pool.query(insert, [slug, ends])).rows[0].id
  const [ended, open] = [await idOf('ended', '-1 second'), await idOf('open', '1 day')]
  await pool.query('INSERT INTO erased_claims SELECT id, sha256($1) FROM coupons WHERE id = ANY ($2)', [
    Buffer.from('somebody'),
    [ended, open],
  ])
  await deleteExpired(pool, new Date())
  expect((await pool.query('SELECT coupon_id FROM erased_claims')).rows).toEqual([{ coupon_id: open }])
})

test('sessions that ran out and logins nobody finished are deleted, with their carts; the others stay', async () => {
  const { pool } = server
  await pool.query(`INSERT INTO sessions (id, created_at, expires_at) VALUES
    ('old', now() - interval '40 days', now() - interval '1 second'), ('new', now(), now() + interval '1 day')`)
  await pool.query(`INSERT INTO carts (session_id) VALUES ('old'), ('new')`)
  await pool.query(`INSERT INTO oauth_states (state, session_id, scope, return_to, retry, created_at) VALUES
    ('a', 'new', 'snsapi_base', '/', 0, now() - interval '61 minutes'), ('b', 'new', 'snsapi_base', '/', 0, now())`)
  await deleteExpired(pool, new Date())
  const left = async (sql: string) => (await pool.query<{ it: string }>(sql)).rows.map(({ it }) => it)
  expect(await left('SELECT id AS it FROM sessions')).toEqual(['new'])
  expect(await left('SELECT session_id AS it FROM carts')).toEqual(['new'])
  expect(await left('SELECT state AS it FROM oauth_states')).toEqual(['b'])
})
