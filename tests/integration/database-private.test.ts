import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testEnv } from '@/tests/support/env'
import { withClient } from '@/tests/support/admin'
import { startShop, type Shop } from '@/tests/support/shop'

let home: string
let directory: string
let shops: Shop[]

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'shouyin-private-'))
  await chmod(home, 0o755)
})
afterAll(() => rm(home, { recursive: true, force: true }))
beforeEach(() => {
  shops = []
  // Most tests go on with the data of the last one, as a shop does: a new database takes seconds to make.
  directory = join(home, 'data')
})
afterEach(async () => {
  for (const shop of shops) await shop.stop()
})

/** A shop that brings its own database, like the demo. */
async function open(): Promise<Shop> {
  const shop = await startShop({ env: { DATA_DIR: directory } })
  shops.push(shop)
  return shop
}

/** One that is expected to give up: its exit code and what it said. */
function openInVain(): Promise<{ code: number | null; said: string }> {
  const { PATH, HOME } = process.env
  const env = {
    ...testEnv({ DATABASE_URL: undefined, DATA_DIR: directory }),
    PATH,
    HOME,
    NODE_ENV: 'production' as const,
  }
  const child = spawn(process.execPath, ['scripts/run.mjs', 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

async function databaseUrl(): Promise<string> {
  const read = (name: string) => readFile(join(directory, 'postgres', name), 'utf8')
  return `postgresql://shouyin:${await read('password')}@127.0.0.1:${await read('port')}/shouyin`
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(directory, 'postgres/pgdata/postmaster.pid'), 'utf8')).split('\n')[0])
}

test('D5, D6: a second shop on the same data says so and exits 1; after a kill -9 the next one starts at once and has everything', async () => {
  const first = await open()
  const second = await openInVain()
  expect(second.code).toBe(1)
  expect(second.said).toMatch(/^Another shop is already running on the data in /m)
  expect(second.said).not.toMatch(/\n\s+at /)
  expect((await fetch(`${first.origin}/readyz`)).status).toBe(200)

  const url = await databaseUrl()
  await withClient(url, (client) =>
    client.query("INSERT INTO categories (slug, name, position) VALUES ('kept', '留', 99)"),
  )
  const postmaster = await postmasterPid()
  await first.kill()

  const next = await open()
  expect(await postmasterPid()).toBe(postmaster)
  const kept = await withClient(url, (client) => client.query("SELECT 1 FROM categories WHERE slug = 'kept'"))
  expect(kept.rowCount).toBe(1)
  expect(await next.stop(), next.logs()).toBe(0)
  expect(existsSync(join(directory, 'postgres/pgdata/postmaster.pid'))).toBe(false)
})

test('after a kill -9 of shop and database together, nothing acknowledged is lost', async () => {
  const first = await open()
  const url = await databaseUrl()
  await withClient(url, (client) =>
    client.query("INSERT INTO categories (slug, name, position) VALUES ('kept-too', '留', 98)"),
  )
  process.kill(await postmasterPid(), 'SIGKILL')
  await first.kill()

  await open()
  const kept = await withClient(await databaseUrl(), (client) =>
    client.query("SELECT 1 FROM categories WHERE slug = 'kept-too'"),
  )
  expect(kept.rowCount).toBe(1)
})

test('D7: what a first start killed half-way left behind is never taken for data', async () => {
  directory = join(home, 'unfinished')
  await mkdir(join(directory, 'postgres.unfinished-1/pgdata'), { recursive: true })
  await writeFile(join(directory, 'postgres.unfinished-1/pgdata/PG_VERSION'), '18\n')
  const shop = await open()
  expect((await fetch(`${shop.origin}/readyz`)).status).toBe(200)
})

test('D7: a damaged data directory is named, refused and left alone', async () => {
  directory = join(home, 'damaged')
  await mkdir(join(directory, 'postgres/pgdata'), { recursive: true })
  await writeFile(join(directory, 'postgres/pgdata/PG_VERSION'), '18\n')
  const { code, said } = await openInVain()
  expect(code).toBe(1)
  expect(said).toContain(`${join(directory, 'postgres')} is not a complete PostgreSQL cluster`)
  expect(existsSync(join(directory, 'postgres/pgdata/PG_VERSION'))).toBe(true)
})

test('the private database listens on the loopback and wants its password', async () => {
  await open()
  const url = new URL(await databaseUrl())
  url.password = 'guess'
  await expect(withClient(url.href, (client) => client.query('SELECT 1'))).rejects.toThrow(/password/)
  const rows = await withClient(await databaseUrl(), (client) =>
    client.query<{ listen_addresses: string }>('SHOW listen_addresses'),
  )
  expect(rows.rows).toEqual([{ listen_addresses: '127.0.0.1' }])
})
