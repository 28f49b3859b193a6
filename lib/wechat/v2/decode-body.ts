import { Buffer, isUtf8 } from 'node:buffer'

/** The most one XML document of WeChat's may weigh; a real one is under 2 KiB. */
const maxXmlBytes = 64 * 1024

export type DecodedBody =
  { outcome: 'text'; text: string } | { outcome: 'malformed' | 'unsupported_encoding' }

/**
 * Bytes to text, refusing everything but plain UTF-8: a lossy decoding could turn other bytes into a text whose
 * signature fits. A leading UTF-8 BOM is legal XML and dropped.
 */
export function decodeBody(body: Uint8Array): DecodedBody {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (bytes.length === 0 || bytes.length > maxXmlBytes) return { outcome: 'malformed' }
  if (isForeign(bytes)) return { outcome: 'unsupported_encoding' }
  if (!isUtf8(bytes)) return { outcome: 'malformed' }
  return { outcome: 'text', text: bytes.toString('utf8', startsWithBom(bytes) ? 3 : 0) }
}

/** gzip, UTF-16 and UTF-32 by their first bytes, anything else by its XML declaration. */
function isForeign(bytes: Buffer): boolean {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return true
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) return true
  if (bytes.subarray(0, 4).includes(0)) return true
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?encoding\s*=\s*["']?([^"'?>\s]*)/.exec(
    bytes.toString('latin1', 0, 200),
  )
  return declared !== null && !/^utf-?8$/i.test(declared[1] ?? '')
}

function startsWithBom(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
