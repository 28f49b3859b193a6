import 'server-only'
import { randomBytes } from 'node:crypto'

/** A nonce_str of 32 characters. */
export function newNonce(): string {
  return randomBytes(16).toString('hex')
}
