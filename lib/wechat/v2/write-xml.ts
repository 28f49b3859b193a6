import type { Fields } from './sign'
import { unwritable } from './xml-characters'

/**
 * Writes a flat WeChat document. Values are CDATA as in WeChat's samples, so that the bytes are the ones that were
 * signed; the one text CDATA cannot hold is escaped.
 * Throws when a value holds what XML cannot carry: leaving it out would send something else than was signed.
 */
export function writeXml(fields: Fields): string {
  let xml = '<xml>'
  for (const [name, value] of fields) xml += `<${name}>${writeValue(name, value)}</${name}>`
  return `${xml}</xml>`
}

function writeValue(name: string, value: string): string {
  // A carriage return would be read back as a line feed.
  if (unwritable.test(value) || value.includes('\r')) throw new Error(`${name} cannot be written as XML`)
  if (!value.includes(']]>')) return `<![CDATA[${value}]]>`
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
