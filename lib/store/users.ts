import 'server-only'
import type { Pool, PoolClient } from 'pg'
import type { Profile } from '@/lib/login/ports'

/**
 * The id of the shopper with this openid, made on the first visit. Locks the row until the transaction ends,
 * so that two logins of one shopper follow each other.
 */
export async function saveUser(
  client: PoolClient,
  user: { appid: string; openid: string; profile: Profile | null; now: Date },
): Promise<number> {
  const id = (await lockUser(client, user)) ?? (await insertUser(client, user))
  if (user.profile) {
    const { nickname, avatarUrl } = user.profile
    await client.query(`UPDATE users SET nickname = $2, avatar_url = $3 WHERE id = $1`, [
      id,
      nickname,
      avatarUrl,
    ])
  }
  return id
}

async function lockUser(client: PoolClient, user: { appid: string; openid: string }): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM users WHERE appid = $1 AND openid = $2 FOR NO KEY UPDATE`,
    [user.appid, user.openid],
  )
  return rows[0]?.id ?? null
}

async function insertUser(
  client: PoolClient,
  user: { appid: string; openid: string; now: Date },
): Promise<number> {
  // Two first visits at once: the second waits here, then gets the first one's row.
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO users (appid, openid, created_at) VALUES ($1, $2, $3)
     ON CONFLICT (appid, openid) DO UPDATE SET openid = EXCLUDED.openid
     RETURNING id`,
    [user.appid, user.openid, user.now],
  )
  const [row] = rows
  if (!row) throw new Error('INSERT … RETURNING gave no row')
  return row.id
}

export async function findUserByOpenid(
  pool: Pool,
  of: { appid: string; openid: string },
): Promise<{ id: number } | null> {
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM users WHERE appid = $1 AND openid = $2', [
    of.appid,
    of.openid,
  ])
  return rows[0] ?? null
}
