import { PlainError } from '../plain-error'
import { lockShop } from '../postgres/lock'
import { openPrivateDatabase } from '../postgres/private-database'
import type { Opened } from '../stop-signal'

/** The demo's database: DATABASE_URL when it is set, else the private one. One demo at a time on either. */
export async function openDemoDatabase(directory: string, opened: Opened): Promise<string> {
  const given = process.env.DATABASE_URL
  if (!given) {
    const database = await openPrivateDatabase(directory)
    opened.add(() => database.close())
    return database.url
  }
  const lock = await lockShop(given)
  if (!lock)
    throw new PlainError('Another demo is already running on the database of DATABASE_URL. Stop it first.')
  opened.add(() => lock.release())
  return given
}
