import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PlainError } from '../plain-error'
import type { Account } from './account'
import type { Location } from './location'

/** One private PostgreSQL cluster on disk: `<directory>/pgdata`, `<directory>/password`, `<directory>/port`. */
export interface Cluster {
  directory: string
  pgdata: string
  password: string
}

export const superuser = 'shouyin'

/**
 * The cluster at this place, made first if there is none. It is made under a passing name and renamed when
 * whole, so a first start that was killed half-way leaves nothing that could be taken for data.
 */
export async function openCluster({ native, cluster }: Location, account: Account): Promise<Cluster> {
  if (!existsSync(cluster)) await createCluster(native, cluster, account)
  const pgdata = join(cluster, 'pgdata')
  const complete = ['PG_VERSION', 'global/pg_control'].every((file) => existsSync(join(pgdata, file)))
  const password = await readFile(join(cluster, 'password'), 'utf8').catch(() => '')
  if (!complete || password === '') {
    throw new PlainError(
      `${cluster} is not a complete PostgreSQL cluster of ours, or another account made it. ` +
        `Nothing was changed. Move it away to start with an empty shop, or restore it from a backup.`,
    )
  }
  return { directory: cluster, pgdata, password }
}

async function createCluster(native: string, cluster: string, account: Account): Promise<void> {
  const unfinished = `${cluster}.unfinished-${process.pid}`
  const passwordFile = join(unfinished, 'password')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  await giveTo(account, [unfinished, passwordFile])
  const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C']
  const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`]
  try {
    await promisify(execFile)(
      join(native, 'bin/initdb'),
      [`--pgdata=${join(unfinished, 'pgdata')}`, '--no-instructions', ...encoding, ...access],
      { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C' } },
    )
    await rename(unfinished, cluster)
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true })
    // Another start was quicker: its cluster is as good as ours.
    if (existsSync(cluster)) return
    throw new PlainError(`PostgreSQL could not make its data directory: ${reasonOf(cause)}`)
  }
}

async function giveTo({ uid, gid }: Account, paths: readonly string[]): Promise<void> {
  if (uid === undefined || gid === undefined) return
  for (const path of paths) await chown(path, uid, gid)
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown reason'
  return 'stderr' in cause && typeof cause.stderr === 'string' ? cause.stderr.trim() : cause.message
}
