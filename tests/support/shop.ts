import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/scripts/postgres/ports'
import { testEnv } from './env'

/** The real shop, a process of its own. */
export interface Shop {
  /** Where it listens, e.g. `http://127.0.0.1:40123`. */
  origin: string
  port: number
  pid: number
  /** Everything it has printed. */
  logs(): string
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL, as a crash. */
  kill(): Promise<void>
  exited: Promise<number | null>
}

interface ShopOptions {
  /** Left out: the shop brings its own, under DATA_DIR. */
  databaseUrl?: string
  /** Replaces variables of tests/support/env.ts; undefined removes one. */
  env?: Readonly<Record<string, string | undefined>>
  port?: number
  /** Started as people do; signals then go to npm. */
  byNpm?: boolean
  /** Another program than the whole shop, with its arguments, e.g. tests/crash/light-shop.ts, bundled. */
  command?: readonly string[] | undefined
}

const wholeShop = ['scripts/run.mjs', 'serve'] as const

/** Spawns `npm run serve`'s program on a free port and waits until it answers. It needs a finished build. */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const shop = await spawnShop(options)
  await waitUntilAlive(shop)
  return shop
}

/** The same without waiting. */
export async function spawnShop({
  databaseUrl,
  env = {},
  port,
  byNpm = false,
  command = wholeShop,
}: ShopOptions): Promise<Shop> {
  if (command === wholeShop && !existsSync('.next/BUILD_ID'))
    throw new Error('Run "npm run build" before the tests that need a whole shop.')
  const ownPort = port ?? (await freePort())
  const origin = `http://127.0.0.1:${ownPort}`
  const variables = testEnv({
    PUBLIC_ORIGIN: origin,
    LOG_LEVEL: 'info',
    ...env,
    PORT: String(ownPort),
    DATABASE_URL: databaseUrl,
  })
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(byNpm ? 'npm' : process.execPath, byNpm ? ['run', 'serve'] : command, {
    env: { ...variables, ...definedOf({ PATH, HOME, TMPDIR }), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    origin,
    port: ownPort,
    pid: child.pid ?? 0,
    logs: () => output,
    exited,
    stop: () => (child.kill('SIGTERM'), exited),
    kill: async () => void (child.kill('SIGKILL'), await exited),
  }
}

async function waitUntilAlive(shop: Shop): Promise<void> {
  let isGone = false
  void shop.exited.then(() => (isGone = true))
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
    if (isGone) throw new Error(`The shop did not start:\n${shop.logs()}`)
    const answer = await fetch(`${shop.origin}/healthz`).catch(() => null)
    if (answer?.ok) return
  }
  await shop.kill()
  throw new Error(`The shop did not answer within 60 s:\n${shop.logs()}`)
}

function definedOf(variables: Record<string, string | undefined>): Record<string, string> {
  const defined: Record<string, string> = {}
  for (const [name, value] of Object.entries(variables)) if (value !== undefined) defined[name] = value
  return defined
}
