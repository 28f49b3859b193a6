import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareDatabase } from '@/lib/store/prepare-database'
import { openEmbeddedPostgres } from '@/scripts/postgres/embedded'
import { databaseUrl, withClient } from '../support/admin'
import { populate, type Stock } from './populate'

export interface BenchDatabases {
  /** Where logs may go too; removed at the end. */
  directory: string
  /** A pair of databases equal to the byte, for the shop and for the baseline. Returns their URLs. */
  createPair(stock: Stock, appid: string): Promise<{ shop: string; bare: string }>
  close(): Promise<void>
}

/** A PostgreSQL server of its own with its defaults: above all fsync is on, for both sides. */
export async function openBenchDatabases(): Promise<BenchDatabases> {
  const directory = await mkdtemp(join(tmpdir(), 'shouyin-bench-'))
  await chmod(directory, 0o755)
  const server = await openEmbeddedPostgres({ directory: join(directory, 'postgres') })
  let pairs = 0
  return {
    directory,
    async createPair(stock, appid) {
      const name = `bench_${(pairs += 1)}`
      const [shop, bare] = [databaseUrl(server.url, name), databaseUrl(server.url, `${name}_bare`)]
      await withClient(server.url, (admin) => admin.query(`CREATE DATABASE ${name}`))
      const pool = new pg.Pool({ connectionString: shop, max: 1 })
      await prepareDatabase(pool)
      await pool.end()
      await withClient(shop, (client) => populate(client, stock, appid))
      await withClient(server.url, (admin) => admin.query(`CREATE DATABASE ${name}_bare TEMPLATE ${name}`))
      const baseline = await readFile(new URL('baseline.sql', import.meta.url), 'utf8')
      await withClient(bare, (client) => client.query(baseline))
      await withClient(server.url, (admin) => admin.query('CHECKPOINT'))
      return { shop, bare }
    },
    async close() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
