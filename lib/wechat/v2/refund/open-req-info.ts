import 'server-only'
import { createDecipheriv, hash } from 'node:crypto'

const blockBytes = 16

/**
 * What `req_info` holds (chapter 9_16): base64 of AES-256-ECB with PKCS#7 padding, under the MD5 of the APIv2 key in
 * lower-case hex, whose 32 characters are the key's bytes. null when it was not sealed with this key.
 *
 * The padding is taken off by hand, and only after everything was decrypted: wherever the fault is, the same work is
 * done and the same null comes of it.
 */
export function openReqInfo(reqInfo: string, apiKey: string): Uint8Array | null {
  const sealed = Buffer.from(reqInfo, 'base64')
  const blocks = sealed.subarray(0, sealed.length - (sealed.length % blockBytes))
  const decipher = createDecipheriv('aes-256-ecb', hash('md5', apiKey), null).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(blocks), decipher.final()])
  const paddingBytes = paddingOf(padded)
  // Node reads past what is not base64; the one spelling that WeChat's encoder gives is the only one taken.
  const isWhole = blocks.length === sealed.length && sealed.toString('base64') === reqInfo
  return isWhole && paddingBytes > 0 ? padded.subarray(0, padded.length - paddingBytes) : null
}

/** How many bytes PKCS#7 added: 1 to 16, all of them that number; 0 when they are not. */
function paddingOf(padded: Buffer): number {
  const count = padded.at(-1) ?? 0
  const isPadding =
    count <= blockBytes && padded.subarray(padded.length - count).every((byte) => byte === count)
  return isPadding ? count : 0
}
