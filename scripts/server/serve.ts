import { mayEmbedDatabase, readEnv, type Env } from '@/lib/env'
import { dataDirectory } from '../data-directory'
import { openPrivateDatabase } from '../postgres/private-database'
import { closeOnSignal, startOrClose, type Opened } from '../stop-signal'
import { openShop } from './open-shop'
import { seedDatabase } from './seed'

/**
 * The shop of process.env, until a signal ends it. In simulator mode it may bring its own database, and stocks
 * empty shelves.
 */
export async function serve({ isDev }: { isDev: boolean }): Promise<void> {
  const opened = closeOnSignal()
  await startOrClose(opened, async () => {
    // Every problem first: a wrong configuration should not leave a database behind.
    const { isDemo } = checkConfiguration()
    if (mayEmbedDatabase(process.env)) await embedDatabase(opened)
    await openShop(opened, { isDev, beforeListening: isDemo ? seedDatabase : undefined })
  })
}

/** Throws EnvError with every problem of process.env at once. */
export function checkConfiguration(): Readonly<Env> {
  const embedded = mayEmbedDatabase(process.env) ? { DATABASE_URL: 'postgresql://embedded' } : {}
  return readEnv({ ...process.env, ...embedded })
}

async function embedDatabase(opened: Opened): Promise<void> {
  const database = await openPrivateDatabase(dataDirectory())
  opened.add(() => database.close())
  process.env.DATABASE_URL = database.url
}
