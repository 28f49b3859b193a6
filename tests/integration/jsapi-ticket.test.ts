import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { GET } from '@/app/api/wechat/js-config/route'
import { readEnv } from '@/lib/env'
import { createServer } from '@/lib/server'
import { currentTicket } from '@/lib/sharing/jsapi-ticket'
import { startSimulator, virtualClock, type Simulator } from '../simulator/index'
import { createTestServer, type TestServer } from '../support/database'
import { testEnv } from '../support/env'

const plain = readEnv(testEnv())
let simulator: Simulator
let server: TestServer
let lines: string[] = []

beforeAll(async () => {
  simulator = await startSimulator({
    ...plain,
    payDirectories: [],
    oauthDomain: 'localhost',
    shop: { upstream: 'http://127.0.0.1:9' },
    requireCertificate: false,
    clock: virtualClock(),
  })
  server = await createTestServer({
    env: { ...plain, apiBaseUrl: simulator.wechatOrigin },
    log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
  })
})
beforeEach(async () => {
  lines = []
  await simulator.control.startAfresh()
  await server.pool.query('DELETE FROM wechat_tokens')
})
afterAll(async () => {
  await server.stop()
  await simulator.stop()
})

const callsOf = (kind: string) => simulator.books.calls.filter((call) => call.kind === kind)
const logged = () => lines.map((line): Record<string, unknown> => JSON.parse(line))

async function advance(minutes: number): Promise<void> {
  server.clock.advance({ minutes })
  await simulator.control.advanceClock(minutes * 60_000)
}

/** Another process of the same shop. */
function otherProcess() {
  const { env, log, clock, pool } = server
  return createServer(env, { log, clock, pool })
}

test('however many processes ask at once, WeChat is asked once, and all sign with the same ticket', async () => {
  const other = otherProcess()
  const asked = Array.from({ length: 12 }, (_, index) => currentTicket(index % 2 ? server : other))
  const tickets = await Promise.all(asked)
  expect(new Set(tickets).size).toBe(1)
  expect(tickets[0]).not.toBeNull()
  await advance(109)
  expect(await currentTicket(other)).toBe(tickets[0])
  expect(callsOf('stable_token')).toHaveLength(1)
  expect(callsOf('getticket')).toHaveLength(1)
})

test('near its end one process renews the ticket while the others go on with the old one', async () => {
  const old = await currentTicket(server)
  await advance(116)
  const held = simulator.control.hold('getticket', 'before')
  const renewing = currentTicket(server)
  const { release } = await held
  expect(await currentTicket(otherProcess())).toBe(old)
  release()
  const renewed = await renewing
  expect(renewed).not.toBe(old)
  expect(await currentTicket(otherProcess())).toBe(renewed)
  expect(callsOf('getticket')).toHaveLength(2)
})

test('a ticket that WeChat gives out once more although it is about to end is not asked for at every page', async () => {
  const old = await currentTicket(server)
  await advance(111)
  for (let page = 0; page < 3; page++) expect(await currentTicket(server)).toBe(old)
  expect(callsOf('getticket')).toHaveLength(2)
  await advance(5)
  expect(await currentTicket(server)).not.toBe(old)
})

test.each([40001, 42001, 40014])(
  'an access_token that WeChat takes no more (%i) is replaced by force, once',
  async (errcode) => {
    simulator.control.fail('getticket', { as: 'errcode', errcode })
    await advance(1)
    expect(await currentTicket(server)).not.toBeNull()
    expect(callsOf('stable_token').map(({ parameters }) => parameters['force_refresh'])).toEqual([
      'false',
      'true',
    ])
    simulator.control.fail('getticket', { as: 'errcode', errcode }, 9)
    await advance(121)
    expect(await currentTicket(server)).toBeNull()
    expect(callsOf('getticket')).toHaveLength(4)
  },
)

test.each([
  ['40164', { as: 'errcode', errcode: 40164 }, 'IP白名单'],
  ['45009', { as: 'errcode', errcode: 45009 }, 'quota'],
  ['transport', { as: 'http_status', status: 503 }, ''],
  ['malformed', { as: 'raw', status: 200, body: 'not JSON' }, ''],
] as const)(
  'a failure (%s) leaves pages without sharing, is logged once, and WeChat is left in peace',
  async (reason, fault, advice) => {
    simulator.control.fail('stable_token', fault, 9)
    for (let page = 0; page < 3; page++) expect(await currentTicket(server)).toBeNull()
    expect(callsOf('stable_token')).toHaveLength(1)
    await advance(61)
    expect(await currentTicket(server)).toBeNull()
    expect(callsOf('stable_token')).toHaveLength(2)
    const said = logged().filter(({ event }) => event === 'sharing_unavailable')
    expect(said).toHaveLength(1)
    expect(said[0]).toMatchObject({ reason, advice: expect.stringContaining(advice) })
    simulator.control.reset()
    await advance(61)
    expect(await currentTicket(server)).not.toBeNull()
  },
)

test('a process that died with the lease in its hand keeps nobody waiting for longer than the lease', async () => {
  const { pool, env, clock } = server
  await pool.query(`INSERT INTO wechat_tokens (appid, lease_id, leased_until) VALUES ($1, 'dead', $2)`, [
    env.appid,
    new Date(clock.now().getTime() + 15_000),
  ])
  await advance(1)
  expect(await currentTicket(server)).not.toBeNull()
})

test('the route signs our own pages only, and neither it nor the log gives a secret away', async () => {
  Reflect.set(globalThis, Symbol.for('shouyin.server'), server)
  const ask = (url: string) =>
    GET(new Request(`http://localhost:3000/api/wechat/js-config?${new URLSearchParams({ url })}`))
  const answer = await ask('http://localhost:3000/products/tea?from=timeline#wechat_redirect')
  const text = await answer.text()
  expect(JSON.parse(text)).toEqual({
    config: {
      appId: server.env.appid,
      timestamp: expect.any(Number),
      nonceStr: expect.stringMatching(/^[0-9a-f]{24}$/),
      signature: expect.stringMatching(/^[0-9a-f]{40}$/),
    },
  })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  for (const url of ['https://evil.example/', 'http://localhost:3000.evil.example/', '']) {
    expect((await ask(url)).status).toBe(422)
  }
  const secrets = [
    server.env.appSecret,
    ...simulator.books.apiTokens.keys(),
    ...simulator.books.tickets.keys(),
  ]
  expect(secrets.length).toBeGreaterThan(2)
  for (const secret of secrets) expect(text + lines.join('')).not.toContain(secret)

  simulator.control.fail('stable_token', { as: 'errcode', errcode: 40164 })
  await server.pool.query('DELETE FROM wechat_tokens')
  const without = await ask('http://localhost:3000/')
  expect([without.status, await without.json()]).toEqual([200, { config: null }])
})
