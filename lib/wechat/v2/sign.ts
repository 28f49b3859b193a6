import 'server-only'
import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { SignType } from '@/lib/domain/transaction'

/** `RSA` belongs to v3. */
export type V2SignType = Exclude<SignType, 'RSA'>

/** Throws for a payment of v3: that it came here is our fault, not WeChat's. */
export function v2SignType(signType: SignType): V2SignType {
  if (signType === 'RSA') throw new Error('a v3 payment was given to the v2 gateway')
  return signType
}

/** Names and values as they stand in the XML. */
export type Fields = Iterable<readonly [name: string, value: string]>

/**
 * Signs as chapter 4_3 says: every non-empty value but `sign` itself, sorted by the name's ASCII, raw, then the key.
 * Fields we do not know are part of it ("接口可能增加字段"), and "0" is a value. Returns upper-case hex.
 */
export function sign(fields: Fields, signType: V2SignType, apiKey: string): string {
  const text = `${signedText(fields)}&key=${apiKey}`
  const digest =
    signType === 'MD5' ? hash('md5', text) : createHmac('sha256', apiKey).update(text, 'utf8').digest('hex')
  return digest.toUpperCase()
}

/**
 * Compares in constant time. Only the exact upper-case hex WeChat writes passes: a signature has one spelling,
 * and nothing is gained by reading others.
 */
export function isSigned(fields: ReadonlyMap<string, string>, signType: V2SignType, apiKey: string): boolean {
  const expected = Buffer.from(sign(fields, signType, apiKey), 'latin1')
  const received = Buffer.from(fields.get('sign') ?? '', 'utf8')
  return received.length === expected.length && timingSafeEqual(received, expected)
}

/** The only algorithm a signature of this length can have come from; the caller still decides whether it may be used. */
export function signTypeByLength(signature: string): V2SignType | null {
  if (signature.length === 32) return 'MD5'
  return signature.length === 64 ? 'HMAC-SHA256' : null
}

// Nothing is escaped here, so one signature also fits a document whose neighbouring fields were folded into one value.
// Values cannot be changed that way, only hidden: readers require the fields they decide by to be there.
function signedText(fields: Fields): string {
  const pairs: string[] = []
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, value] of sorted) {
    if (name !== 'sign' && value !== '') pairs.push(`${name}=${value}`)
  }
  return pairs.join('&')
}
