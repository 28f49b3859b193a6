import 'server-only'
import type { Pool, PoolClient } from 'pg'

/** Commits what `act` wrote, or, when it throws, none of it. */
export async function inTransaction<T>(pool: Pool, act: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await act(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // Dropping the connection undoes everything, even when the connection itself is what failed.
    client.release(true)
    throw error
  }
}
