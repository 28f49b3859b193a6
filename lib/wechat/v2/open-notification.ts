import { decodeBody } from './decode-body'
import { readXml } from './read-xml'
import type { AskedHeaders } from '@/lib/request'

export type OpenedNotification =
  | { outcome: 'opened'; fields: ReadonlyMap<string, string> }
  | { outcome: 'malformed' | 'unsupported_encoding' }

/** The fields of a document WeChat posts to us, before anything in it is believed. */
export function openNotification(raw: { headers: AskedHeaders; body: Uint8Array }): OpenedNotification {
  const encoding = raw.headers.get('content-encoding') ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') return { outcome: 'unsupported_encoding' }
  if (isForeignCharset(raw.headers.get('content-type') ?? '')) return { outcome: 'unsupported_encoding' }
  const decoded = decodeBody(raw.body)
  if (decoded.outcome !== 'text') return { outcome: decoded.outcome }
  const fields = readXml(decoded.text)
  return fields ? { outcome: 'opened', fields } : { outcome: 'malformed' }
}

/**
 * A charset in the header outranks the document's own word (RFC 7303). Latin-1 and ASCII are what HTTP libraries write
 * when nobody told them anything, so they say nothing about the body.
 */
function isForeignCharset(contentType: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType)?.[1]
  return charset !== undefined && !/^(utf-?8|iso-8859-1|us-ascii)$/i.test(charset)
}
