import { rm, mkdtemp, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { applyMigrations, readMigrations } from '@/lib/store/migrations'
import { openEmbeddedPostgres } from '@/scripts/postgres/embedded'
import { databaseUrl, withClient } from './admin'

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of the server all test databases live on. */
    adminUrl: string
    /** A migrated database nobody is connected to, to copy from. */
    templateName: string
  }
}

/** One PostgreSQL server for the whole run, with one migrated database that every test database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  const templateName = `shouyin_template_${process.pid}`
  await withClient(server.url, (admin) => admin.query(`CREATE DATABASE ${templateName}`))
  const pool = new pg.Pool({ connectionString: databaseUrl(server.url, templateName) })
  await applyMigrations(pool, await readMigrations('prisma/migrations'))
  await pool.end()

  project.provide('adminUrl', server.url)
  project.provide('templateName', templateName)
  return async () => {
    await withClient(server.url, (admin) => admin.query(`DROP DATABASE ${templateName} WITH (FORCE)`))
    await server.close()
  }
}

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, close: () => Promise.resolve() }
  const directory = await mkdtemp(join(tmpdir(), 'shouyin-test-'))
  await chmod(directory, 0o755)
  const server = await openEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    // Test databases need not survive the machine.
    settings: { fsync: 'off', max_connections: '300' },
  })
  return {
    url: server.url,
    async close() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
