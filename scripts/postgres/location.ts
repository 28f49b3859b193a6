import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { canReach, type Account } from './account'
import type { Binaries } from './binaries'

const stagingRoot = '/var/lib/shouyin'

export interface Location {
  /** The directory with PostgreSQL's `bin`, `lib` and `share`. */
  native: string
  /** The directory the cluster lives in; it appears whole or not at all, its parent exists. */
  cluster: string
}

/**
 * Where the account can read the programs and keep the data: the checkout, or, where it cannot get there
 * (a clone under a 0700 directory), a place of this checkout's own under /var/lib.
 */
export async function chooseLocation(
  binaries: Binaries,
  wantedCluster: string,
  account: Account,
): Promise<Location> {
  const home = dirname(wantedCluster)
  await mkdir(home, { recursive: true })
  const staging = join(stagingRoot, hashOf(realpathSync(home)))
  const stagedCluster = join(staging, basename(wantedCluster))
  // The programs are the same for everybody; only data is one checkout's own.
  const stagedNative = join(stagingRoot, `postgresql-${binaries.version}`)

  const nativeReachable = canReach(account, join(binaries.native, 'bin/postgres'))
  // Data that was staged once stays there, even when the checkout has become reachable since.
  const stayHome = canReach(account, home) && (existsSync(wantedCluster) || !existsSync(stagedCluster))
  if (!nativeReachable) await makeOpenDirectory(stagingRoot)
  if (!stayHome) await makeOpenDirectory(staging)
  if (!nativeReachable) await stage(binaries.native, stagedNative)
  return {
    native: nativeReachable ? binaries.native : stagedNative,
    cluster: stayHome ? wantedCluster : stagedCluster,
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}

/** Open whatever our umask says: the account that runs PostgreSQL must get through. */
async function makeOpenDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  const made = directory === stagingRoot ? [stagingRoot] : [stagingRoot, directory]
  for (const path of made) await chmod(path, 0o755)
}

/** Copies under a passing name and renames, so a copy cut short is never taken for a whole one. */
async function stage(from: string, to: string): Promise<void> {
  if (existsSync(to)) return
  const unfinished = `${to}.unfinished-${process.pid}`
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
  await promisify(execFile)('chmod', ['-R', 'a+rX', unfinished])
  await rename(unfinished, to).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  })
}
