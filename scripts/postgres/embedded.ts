import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { postgresAccount } from './account'
import { findBinaries } from './binaries'
import { openCluster, superuser, type Cluster } from './cluster'
import { chooseLocation } from './location'
import { freePort } from './ports'
import { answers, findPostmaster, launch, stopPostmaster, type Postmaster } from './postmaster'

export interface EmbeddedPostgres {
  /** Of the database `shouyin`, on the loopback, with its password. */
  url: string
  /** True when the server was already running, e.g. after a kill -9 of the shop. */
  reattached: boolean
  /** Shuts the server down. Only the holder of the shop's lock may. */
  stop(): Promise<void>
}

interface OpenOptions {
  /** e.g. `<checkout>/.data/postgres`; made at the first start. */
  directory: string
  settings?: Readonly<Record<string, string>>
}

/** Opens the private PostgreSQL kept in a directory: made, started or re-attached to, as needed. */
export async function openEmbeddedPostgres({
  directory,
  settings = {},
}: OpenOptions): Promise<EmbeddedPostgres> {
  const account = postgresAccount()
  const location = await chooseLocation(await findBinaries(), resolve(directory), account)
  const cluster = await openCluster(location, account)

  const running = findPostmaster(cluster)
  const reattached = running !== null && (await answers(cluster, running.port))
  const postmaster = reattached
    ? running
    : await launch(cluster, { native: location.native, account, port: await portOf(cluster), settings })
  await writeFile(join(cluster.directory, 'port'), String(postmaster.port))
  await ensureDatabase(cluster, postmaster)
  return {
    url: urlOf(cluster, postmaster, 'shouyin'),
    reattached,
    stop: () => stopPostmaster(postmaster),
  }
}

/** The port of last time while it is free, so that a tool once connected finds it again. */
async function portOf(cluster: Cluster): Promise<number> {
  const file = join(cluster.directory, 'port')
  const remembered = existsSync(file) ? Number(await readFile(file, 'utf8')) : 0
  return freePort(Number.isInteger(remembered) ? remembered : 0)
}

function urlOf({ password }: Cluster, { port }: Postmaster, database: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`
}

async function ensureDatabase(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, postmaster, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'shouyin'")
    if (rowCount === 0) await client.query('CREATE DATABASE shouyin').catch(ignoreDuplicate)
  } finally {
    await client.end()
  }
}

/** Two first starts at once: 42P04 or 23505 say that the other one has made it. */
function ignoreDuplicate(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== '42P04' && code !== '23505') throw error
}
