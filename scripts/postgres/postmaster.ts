import { spawn } from 'node:child_process'
import { existsSync, openSync, closeSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { PlainError } from '../plain-error'
import type { Account } from './account'
import { superuser, type Cluster } from './cluster'

/** What PostgreSQL itself wrote about the server that is running on a data directory. */
export interface Postmaster {
  pid: number
  port: number
}

/**
 * The server at work on this cluster, or null. A file left behind by a killed machine names a process that is
 * gone, or by now another program's: on Linux a postmaster is known by its working directory.
 */
export function findPostmaster({ pgdata }: Cluster): Postmaster | null {
  const file = join(pgdata, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  if (process.platform === 'linux' && workingDirectoryOf(pid) !== realpathSync(pgdata)) {
    rmSync(file, { force: true })
    return null
  }
  return { pid, port }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function workingDirectoryOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

interface LaunchOptions {
  native: string
  account: Account
  port: number
  /** Server settings beyond ours, e.g. `{ fsync: 'off' }` for a test. */
  settings: Readonly<Record<string, string>>
}

/** Starts the server, in a process group of its own so that Ctrl-C reaches the shop first, and waits for it. */
export async function launch(cluster: Cluster, options: LaunchOptions): Promise<Postmaster> {
  const settings = {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...options.settings,
  }
  const log = openSync(join(cluster.directory, 'log'), 'a', 0o600)
  const child = spawn(
    join(options.native, 'bin/postgres'),
    [
      '-D',
      cluster.pgdata,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...options.account, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`))
  })
  child.unref()
  return await waitUntilReady(cluster, ended)
}

/**
 * Waits until the server on this cluster answers. When ours ends because another start was quicker, the other
 * one is as good.
 */
async function waitUntilReady(cluster: Cluster, ended: Promise<string>): Promise<Postmaster> {
  let end: string | null = null
  void ended.then((reason) => (end = reason))
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
    const postmaster = findPostmaster(cluster)
    if (postmaster && (await answers(cluster, postmaster.port))) return postmaster
    if (end !== null && !postmaster) break
  }
  const log = readFileSync(join(cluster.directory, 'log'), 'utf8').trim().split('\n').slice(-5).join('\n')
  throw new PlainError(
    `PostgreSQL did not start (${end ?? 'no answer within 60 s'}). Its last words:\n${log}`,
  )
}

export async function answers({ password }: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A fast shutdown: sessions are ended, the last checkpoint is written. Waits until it is over. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  for (const deadline = Date.now() + 20_000; isAlive(pid); await sleep(20)) {
    if (Date.now() > deadline) throw new PlainError(`PostgreSQL (process ${pid}) did not stop within 20 s.`)
  }
}
