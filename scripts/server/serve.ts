import { mayEmbedDatabase, readEnv } from '@/lib/env'
import { dataDirectory } from '../data-directory'
import { openPrivateDatabase } from '../postgres/private-database'
import { closeOnSignal, startOrClose, type Opened } from '../stop-signal'
import { openShop } from './open-shop'
import { seedDatabase } from './seed'

/** The shop in production mode, until a signal ends it. In simulator mode it may bring its own database. */
export async function serve(): Promise<void> {
  const opened = closeOnSignal()
  await startOrClose(opened, async () => {
    const isPrivate = mayEmbedDatabase(process.env)
    if (isPrivate) await embedDatabase(opened)
    const shop = await openShop({ isDev: false, beforeListening: isPrivate ? seedDatabase : undefined })
    opened.add(() => shop.close())
  })
}

async function embedDatabase(opened: Opened): Promise<void> {
  // Every other problem first: a wrong configuration should not leave a database behind.
  readEnv({ ...process.env, DATABASE_URL: 'postgresql://embedded' })
  const database = await openPrivateDatabase(dataDirectory())
  opened.add(() => database.close())
  process.env.DATABASE_URL = database.url
}
