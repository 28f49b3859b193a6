import 'server-only'
import { randomBytes } from 'node:crypto'
import { readBytes } from '@/lib/body'
import { pictureTypeOf, type PictureType } from '@/lib/domain/picture-type'
import { maxPictureBytes, refundPictureIdPattern } from '@/lib/domain/refund-picture'
import { AppError } from '@/lib/errors'
import type { AskedRequest } from '@/lib/request'
import type { Server } from '@/lib/server'
import { findPictureOf, keepPicture } from '@/lib/store/refund-pictures'

/** How many of one shopper's pictures wait for a request: three forms full. The oldest makes room for the next. */
const maxWaiting = 9

/**
 * Keeps a picture that a shopper sends for a refund request to come; returns its id. Its kind is what its content
 * says, whatever it is called.
 *
 * Throws AppError: unsupported_media_type, payload_too_large, picture_invalid, not_found, order_not_paid.
 */
export async function addRefundPicture(
  { pool, clock }: Pick<Server, 'pool' | 'clock'>,
  of: { userId: number; orderNo: string; request: AskedRequest },
): Promise<string> {
  const { userId, orderNo, request } = of
  if (!/^image\//i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('unsupported_media_type')
  }
  const bytes = await readBytes(request, maxPictureBytes)
  if (bytes === 'too_large') throw new AppError('payload_too_large')
  const contentType = pictureTypeOf(bytes)
  if (contentType === null) throw new AppError('picture_invalid')
  const id = randomBytes(16).toString('base64url')
  const picture = { id, userId, orderNo, contentType, bytes, most: maxWaiting }
  switch (await keepPicture(pool, picture, clock.now())) {
    case 'kept':
      return id
    case 'not_found':
      throw new AppError('not_found')
    case 'not_paid':
      throw new AppError('order_not_paid')
  }
}

/** A shopper's own picture. Throws AppError not_found for an unknown one and somebody else's alike. */
export async function readRefundPicture(
  { pool }: Pick<Server, 'pool'>,
  of: { userId: number; id: string },
): Promise<{ contentType: PictureType; bytes: Buffer<ArrayBuffer> }> {
  const picture = refundPictureIdPattern.test(of.id) ? await findPictureOf(pool, of) : null
  if (picture === null) throw new AppError('not_found')
  return { contentType: picture.contentType, bytes: Buffer.from(picture.bytes) }
}
