import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { testEnv } from '../support/env'
import { moneyOf } from '../support/money'
import { insertOrder } from '../support/orders'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

function script(...args: string[]) {
  const { PATH, HOME } = process.env
  const variables = testEnv({ DATABASE_URL: database.url, LOG_LEVEL: 'info', PATH, HOME })
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    env: { ...variables, NODE_ENV: 'production' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  return { child, output: () => output, exited: once(child, 'exit') }
}

async function operate(...args: string[]): Promise<{ code: unknown; output: string }> {
  const run = script('operator', ...args)
  const [code] = await run.exited
  return { code, output: run.output() }
}

test('npm run worker does the jobs of a database until it is told to stop', { timeout: 60_000 }, async () => {
  await database.pool.query(`INSERT INTO sessions (id, created_at, expires_at) VALUES ('old', now(), now())`)
  await database.pool.query(`SELECT graphile_worker.add_job('delete_expired')`)
  const worker = script('worker')
  const sessions = () => database.pool.query('SELECT 1 FROM sessions')
  await vi.waitFor(async () => expect((await sessions()).rows).toEqual([]), { timeout: 40_000 })
  worker.child.kill('SIGTERM')
  expect(await worker.exited).toEqual([0, null])
})

test('an operator credits a shopper from a terminal, once per key', { timeout: 60_000 }, async () => {
  const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
  const appid = testEnv().WECHAT_APP_ID ?? ''
  const shopper = await insertOrder(database.pool, { totalFen: 100, openid, appid, now: new Date() })
  const credit = [
    'credit',
    '--openid',
    openid,
    '--fen',
    '5000',
    '--by',
    '小王',
    '--reason',
    '补偿',
    '--key',
    'k1',
  ]
  expect(await operate(...credit)).toMatchObject({ code: 0, output: expect.stringContaining('credited') })
  expect(await operate(...credit)).toMatchObject({ code: 0, output: expect.stringContaining('repeated') })
  expect(await moneyOf(database).balance(shopper)).toEqual({ available: 5000, held: 0 })
})

test.concurrent.each([
  ['no command', [], /--by is missing[\s\S]*credit --openid/],
  [
    'a broken amount',
    ['price', '--order', '1', '--fen', '1.5', '--by', 'x', '--reason', 'y'],
    /Refused: invalid_input/,
  ],
  [
    'a parcel of an unknown order',
    ['ship', '--order', '1', '--carrier', '顺丰速运', '--tracking', 'SF1234', '--by', 'x', '--reason', 'y'],
    /Refused: not_found/,
  ],
  [
    'an unknown refund',
    ['approve-refund', '--refund', 'R1', '--by', 'x', '--reason', 'y'],
    /Refused: not_found/,
  ],
])('%s ends with a sentence and 1, and no stack', { timeout: 60_000 }, async (_what, args, sentence) => {
  const { code, output } = await operate(...args)
  expect(code).toBe(1)
  expect(output).toMatch(sentence)
  expect(output).not.toMatch(/^\s+at /m)
})
