import { mayEmbedDatabase, readEnv } from '@/lib/env'
import { dataDirectory } from '../data-directory'
import { openPrivateDatabase } from '../postgres/private-database'
import { onStopSignal } from '../stop-signal'
import { openShop } from './open-shop'

/** The shop in production mode, until a signal ends it. In simulator mode it may bring its own database. */
export async function serve(): Promise<void> {
  const close = mayEmbedDatabase(process.env) ? await embedDatabase() : () => Promise.resolve()
  const shop = await openShop({ isDev: false }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  onStopSignal(async () => {
    await shop.close()
    await close()
  })
}

async function embedDatabase(): Promise<() => Promise<void>> {
  // Every other problem first: a wrong configuration should not leave a database behind.
  readEnv({ ...process.env, DATABASE_URL: 'postgresql://embedded' })
  const database = await openPrivateDatabase(dataDirectory())
  process.env.DATABASE_URL = database.url
  return () => database.close()
}
