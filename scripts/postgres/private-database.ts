import { join } from 'node:path'
import { PlainError } from '../plain-error'
import { openEmbeddedPostgres } from './embedded'
import { lockShop } from './lock'

export interface PrivateDatabase {
  url: string
  /** Shuts PostgreSQL down and lets the next start in. */
  close(): Promise<void>
}

/** The PostgreSQL under a data directory, for this process alone. */
export async function openPrivateDatabase(dataDirectory: string): Promise<PrivateDatabase> {
  const postgres = await openEmbeddedPostgres({ directory: join(dataDirectory, 'postgres') })
  const lock = await lockShop(postgres.url)
  if (!lock) {
    throw new PlainError(
      `Another shop is already running on the data in ${dataDirectory}. ` +
        'Stop it first (Ctrl-C in its terminal), or set DATA_DIR to start a second one with data of its own.',
    )
  }
  return {
    url: postgres.url,
    async close() {
      // The lock goes down with the server: nobody gets in while it stops.
      await postgres.stop()
      await lock.release().catch(() => undefined)
    },
  }
}
