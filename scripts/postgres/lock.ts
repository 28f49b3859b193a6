import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export interface ShopLock {
  release(): Promise<void>
}

// "shouyin" as a number nobody else picks.
const lockKey = 73_669_214

// A shop killed a moment ago keeps its lock until PostgreSQL notices that its connection is gone.
const patienceMs = 3_000

/**
 * Makes this process the only shop on a private database, or returns null because another one is. The lock
 * lives as long as its connection: a killed shop leaves none behind.
 */
export async function lockShop(databaseUrl: string): Promise<ShopLock | null> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'shouyin lock',
    keepAlive: true,
  })
  // Losing the server ends the lock, and every query of the shop will say so.
  client.on('error', () => undefined)
  await client.connect()
  for (const deadline = Date.now() + patienceMs; ; await sleep(100)) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      lockKey,
    ])
    if (rows[0]?.locked) return { release: () => client.end() }
    if (Date.now() > deadline) break
  }
  await client.end()
  return null
}
