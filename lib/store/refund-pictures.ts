import 'server-only'
import type { Pool } from 'pg'
import type { PictureType } from '@/lib/domain/picture-type'

export interface NewPicture {
  id: string
  userId: number
  orderNo: string
  contentType: PictureType
  bytes: Uint8Array
  /** How many of this shopper's pictures may wait for a request; the oldest makes room. */
  most: number
}

/** Keeps a picture for a refund request to come. */
export async function keepPicture(
  pool: Pool,
  { bytes, ...picture }: NewPicture,
  now: Date,
): Promise<'kept' | 'not_found' | 'not_paid'> {
  const { rows } = await pool.query<{ answer: 'kept' | 'not_found' | 'not_paid' }>({
    name: 'keep_refund_picture',
    text: 'SELECT keep_refund_picture($1, $2) AS answer',
    values: [JSON.stringify({ ...picture, now }), Buffer.from(bytes)],
  })
  return rows[0]?.answer ?? 'not_found'
}

export interface Picture {
  contentType: PictureType
  bytes: Buffer
}

/** A shopper's own picture; null for an unknown or somebody else's. */
export async function findPictureOf(pool: Pool, of: { userId: number; id: string }): Promise<Picture | null> {
  const { rows } = await pool.query<Picture>({
    name: 'find_picture_of',
    text: 'SELECT content_type AS "contentType", bytes FROM refund_pictures WHERE id = $1 AND user_id = $2',
    values: [of.id, of.userId],
  })
  return rows[0] ?? null
}
